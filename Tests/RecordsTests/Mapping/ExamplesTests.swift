import Records
import Testing

@Test func everyMappingFileLoads() throws {
    #expect(try Set(Fixtures.profiles().keys) == ["503", "504", "505", "506", "RK5", "RX8"])
}
