// The names of the made-up population, most frequent first.

enum PopulationNames {
    private static func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }

    static let families = words(
        """
        Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White
        Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Clark
        Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths
        Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Khan Marshall Anderson
        Simpson Ellis Adams Singh Begum Wilkinson Foster Chapman Powell Webb Rogers Gray Mason Ali Hunt Hussain Campbell
        Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler Russell Barker Fisher Stevens Jenkins Murray Dixon
        Harvey Graham Pearson Ahmed Fletcher Walsh Kaur Gibson Howard Andrews Stewart Elliott Reynolds Saunders Payne Fox
        Ford Pearce Day Brooks West Lawrence Cole Atkinson Bradley Spencer Gill Dawson Watts Burton O'Brien Rose McDonald
        Perry O'Neill Akhtar Ryan MacDonald Islam Nowak Kowalski Okafor Adeyemi Mensah Chowdhury Rahman Sharma Wong Chan
        """)
    static let familyHeads = words(
        """
        Ash Beck Birk Black Bram Brook Burn Carl Chat Cope Crow Dal Den Dray East Fair Farn Fen Gold Gras Hal Ham Hart
        Hazel Hol Horn Kirk Knap Lang Led Lin Mal Mar Mid Mor Nor Oak Old Pem Pen Rad Red Ridg Row Sand Shel Stan Stock
        Strat Sut Thorn Tre Wal Wat Wel Whit Win Wood Wyn Yar
        """)
    static let familyTails = words(
        """
        ley ton ham ford by well worth wood field bury den burn combe croft gate grave head hurst land low man more ridge
        shaw son stead stock stone thorpe wick ingham ington inson erson ers ling sall thwaite wright yard
        """)
    static let men = words(
        """
        John David Michael James Robert Peter William Paul Mohammed Thomas George Andrew Richard Mark Stephen Brian Alan
        Christopher Anthony Kenneth Ronald Derek Keith Ian Roy Raymond Kevin Daniel Matthew Joseph Simon Philip Edward
        Colin Charles Graham Jack Terence Roger Frank Barry Donald Dennis Martin Eric Geoffrey Nigel Gary Steven Neil
        Leonard Arthur Albert Stanley Norman Patrick Adam Ryan Samuel Benjamin Joshua Jonathan Lee Jason Craig Stuart Luke
        Nicholas Timothy Douglas Gordon Malcolm Trevor Gerald Harold Frederick Walter Sidney Ernest Ali Hassan Ahmed Imran
        Alexander Dylan Owen Rhys Gareth Liam Sean Connor Jordan Callum Nathan Aaron Oliver Harry Jacob Ethan Muhammad
        Tariq Abdul Balwinder Rajesh Sanjay Kwame Emeka Piotr Krzysztof Zoltán José Reuben Quentin Rufus Angus Hamish
        """)
    static let women = words(
        """
        Margaret Mary Susan Patricia Jean Sheila Christine Barbara Joan Elizabeth Maureen Dorothy Sarah Linda Ann Jennifer
        Julie Karen Joyce Helen Jane Pamela Sandra Carol Eileen Doreen Kathleen Irene Janet Betty Brenda Valerie Marjorie
        Sylvia Hilda Edith Jacqueline Angela Deborah Emma Claire Nicola Rebecca Laura Victoria Rachel Catherine Gillian
        Amanda Lisa Michelle Sharon Tracey Alison Louise Samantha Hannah Charlotte Jessica Emily Sophie Olivia Amelia Grace
        Chloe Lucy Katie Kelly Gemma Wendy Judith Ruth Rosemary Heather Diane Dawn Lorraine Marion Audrey Gladys Ethel
        Florence Elsie Winifred Vera Phyllis Fatima Begum Aisha Nasreen Shabana Harpreet Jaswinder Priya Sunita Ngozi Ama
        Agnieszka Małgorzata Zoë Chloë Siân Niamh Bronwen Megan Cerys Isabella Ruby Daisy Molly Poppy Freya Philippa Thea
        """)

    /// By what people are usually called: some by names that no list has.
    static let usual: [String: [String]] = {
        let lines = """
            John Jack Johnny Jon|David Dave Dai|Michael Mike Mick|James Jim Jimmy Jamie|Robert Bob Rob Bobby|Peter Pete
            William Bill Will Billy|Thomas Tom Tommy|Mohammed Mo Mohamed Muhammad|Andrew Andy Drew|Richard Dick Rick Rich
            Stephen Steve Steven|Christopher Chris Kit|Anthony Tony|Kenneth Ken|Ronald Ron Ronnie|Raymond Ray|Daniel Dan
            Matthew Matt|Joseph Joe|Philip Phil|Edward Ted Eddie Ed|Charles Charlie Chas|Terence Terry|Geoffrey Geoff Jeff
            Leonard Len|Albert Bert|Patrick Paddy Pat|Samuel Sam|Benjamin Ben|Joshua Josh|Jonathan Jon|Nicholas Nick
            Timothy Tim|Douglas Doug|Frederick Fred|Walter Wally|Sidney Sid|Alexander Alex Sandy|Stuart Stewart|Jacob Jake
            Harry Hal|Harold Harry|Abdul Abdel|Rajesh Raj|Krzysztof Chris|José Joe|Alan Allan|Margaret Maggie Peggy Peg
            Mary Molly May|Susan Sue Susie|Patricia Pat Trish|Christine Chris|Barbara Babs|Elizabeth Liz Betty Beth
            Maureen Mo|Dorothy Dot Dolly|Sarah Sally Sara|Linda Lyn Lynda|Ann Anne Annie|Jennifer Jenny Jen|Helen Nell
            Pamela Pam|Sandra Sandy|Kathleen Kath Kathy|Valerie Val|Jacqueline Jackie|Deborah Debbie Debra|Nicola Nicky
            Rebecca Becky|Victoria Vicky|Rachel Rachael|Catherine Kate Cathy Katherine|Gillian Jill|Amanda Mandy
            Michelle Shell|Tracey Tracy|Samantha Sam|Charlotte Lottie|Jessica Jess|Emily Em Millie|Amelia Millie
            Katie Kate|Judith Judy|Rosemary Rose|Florence Flo|Winifred Win|Fatima Fatema|Harpreet Harry|Priya Pri
            Philippa Pippa|Isabella Bella Izzy|Agnieszka Agnes|Małgorzata Gosia|Jaswinder Jas|Sunita Sunny
            """
        var usual: [String: [String]] = [:]
        for line in lines.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let names = line.split(separator: " ").map(String.init)
            usual[names[0]] = Array(names.dropFirst())
        }
        return usual
    }()
}
