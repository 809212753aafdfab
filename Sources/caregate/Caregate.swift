@main struct Caregate { static func main() { print("caregate") } }
