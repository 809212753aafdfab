// Codes of information that the law restricts, as data. One line: subject, code system, codes.
//
// Sources. SNOMED CT, UK edition: the reference sets "general practice summary data sharing exclusion" for assisted
// fertilisation (999004371000000100), gender related issues (999004351000000109), sexually transmitted disease
// (999004381000000103) and termination of pregnancy (999004361000000107), which carry the RCGP sensitive dataset that
// Summary Care Records leave out; and the secondary use exclusions for the Human Fertilisation and Embryology Act 2008
// (1955841000000104) and the Gender Recognition Act 2004 (1955851000000101). ICD-10, Read v2 and LOINC: the same
// subjects, by chapter and block. Law: NHS (Venereal Diseases) Regulations 1974 and NHS Trusts and PCTs (STDs)
// Directions 2000; Human Fertilisation and Embryology Act 1990, section 33A; Gender Recognition Act 2004, section 22;
// Adoption and Children Act 2002, sections 57 and 98; Abortion Regulations 1991.
//
// BEFORE LIVE USE somebody responsible for clinical coding must confirm these lists: they hold the heads of the
// subjects and not every member of the reference sets, which are licensed and change twice a year. The present members
// are added from the terminology server or TRUD in this same form (`RestrictedCodes.adding`), and the local codes of
// each publisher too. No list sees free text.
//
// Adoption has no block of ICD-10, and its SNOMED CT codes are in none of the reference sets: it is labelled
// `legally-restricted` by the publisher, or its codes are added.
//
// icd10, read2: a code and all below it. snomed, ctv3, loinc: the code itself.

enum RestrictedCodeLists {
    static let standard = """
        sexual-health snomed 8098009 86406008 62479008 165816005 91947003 76272004 15628003 240589008 33839006
        sexual-health snomed 266113007 56335008
        sexual-health icd10 A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A63 A64 B20 B21 B22 B23 B24 F024 R75 Z114 Z206
        sexual-health icd10 Z21 Z113 Z717 Z224 O981 O982 O983 O987
        sexual-health read2 43C3 A788 A789 A90 A91 A92 A93 A94 A95 A96 A97 A98 A99
        sexual-health loinc 7917-8 7918-6 29893-5 31201-7 56888-1 75622-1 20447-9 25836-8 5221-7 43010-8 68961-2 89374-3
        sexual-health loinc 20507-0 22461-8 24110-9 43304-5 43305-2 21613-5 24111-7
        human-fertilisation snomed 63487001 52637005 58533008 10231000132102
        human-fertilisation icd10 N98 Z311 Z312 Z313
        gender-recognition snomed 93461009 407374003 407376001 407377005
        gender-recognition icd10 F64
        termination-of-pregnancy snomed 57797005 386639001
        termination-of-pregnancy icd10 O04 O07
        """
}
