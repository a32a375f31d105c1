/* Given names and their short, pet and sister forms in other languages, and family names in Han as their
 * speakers romanise them. Written for this project from general knowledge. */
#include "nicknames.h"
#include <string.h>

typedef struct Nickname {
    char name[14];
    const char *full;
} Nickname;

/* In order of the alphabet, for bisection. */
/* clang-format off */
static const Nickname nicknames[] = {
    {"abe", "abraham"}, {"abraham", "ibrahim avraham"}, {"aggie", "agnes"}, {"al", "alan albert alfred allen alvin"},
    {"alec", "alexander"}, {"aleh", "oleg"}, {"alejandra", "alexandra"}, {"alejandro", "alexander"}, {"alek", "alexander"},
    {"alekos", "alexandros"}, {"aleks", "alexander"}, {"alena", "elena"}, {"alessandro", "alexander"},
    {"alex", "alexander alexandra alexey"}, {"alexis", "alexey alexandros"}, {"alf", "alfred"}, {"ali", "alison"},
    {"aliaksandr", "alexander"}, {"aliaksei", "alexey"}, {"alyosha", "alexey"}, {"anders", "andrew"}, {"andre", "andrew"},
    {"andrea", "andrew"}, {"andreas", "andrew"}, {"andrei", "andrew"}, {"andrey", "andrew"}, {"andrii", "andrey"},
    {"andriy", "andrew andrey"}, {"andrzej", "andrew"}, {"andy", "andrew"}, {"angie", "angela"}, {"annie", "ann anna"},
    {"ant", "anthony"}, {"anton", "anthony"}, {"antonio", "anthony"}, {"antonios", "antonis"}, {"anya", "ann anna"},
    {"arkasha", "arkady"}, {"arnie", "arnold"}, {"art", "arthur"}, {"artie", "arthur"}, {"artyom", "artem"},
    {"asya", "anastasia"}, {"avi", "avraham"}, {"babs", "barbara"}, {"barb", "barbara"}, {"barbie", "barbara"},
    {"barney", "barnabas bernard"}, {"bart", "bartholomew"}, {"basil", "vasily"}, {"bastian", "sebastian"}, {"becca", "rebecca"},
    {"becky", "rebecca"}, {"bella", "isabella"}, {"ben", "benjamin"}, {"beni", "binyamin"}, {"benji", "benjamin"},
    {"benno", "benjamin"}, {"benny", "benjamin binyamin"}, {"beppe", "giuseppe"}, {"bernie", "bernard bernadette"},
    {"bert", "albert gilbert herbert hubert norbert robert"}, {"bess", "elizabeth"}, {"beth", "elizabeth"},
    {"betsey", "elizabeth"}, {"betsy", "elizabeth"}, {"betty", "elizabeth"}, {"bev", "beverly"}, {"bibi", "binyamin"},
    {"biddy", "bridget"}, {"bill", "william"}, {"billie", "william"}, {"billy", "william"}, {"binyamin", "benjamin"},
    {"bob", "robert"}, {"bobbie", "robert roberta"}, {"bobby", "robert"}, {"borya", "boris"}, {"brad", "bradley"},
    {"bram", "abraham"}, {"bronek", "bronislaw"}, {"buddy", "earl"}, {"cal", "calvin"}, {"cam", "cameron"}, {"carl", "charles"},
    {"carlos", "charles"}, {"caro", "caroline"}, {"carol", "caroline"}, {"carrie", "caroline"}, {"cat", "catherine"},
    {"cate", "catherine"}, {"cathy", "catherine"}, {"celia", "cecilia"}, {"cesco", "francesco"}, {"charley", "charles"},
    {"charlie", "charles charlotte"}, {"charo", "rosario"}, {"chas", "charles"}, {"chava", "salvador"}, {"che", "ernesto"},
    {"chet", "chester"}, {"chip", "charles"}, {"chris", "christian christina christine christopher christos"},
    {"chrissy", "christina christine"}, {"christy", "christina christine"}, {"chucho", "jesus"}, {"chuck", "charles"},
    {"cindy", "cynthia"}, {"cissy", "cecilia"}, {"clare", "clara"}, {"claus", "nicholas"}, {"clay", "clarence"},
    {"cliff", "clifford clifton"}, {"clint", "clinton"}, {"colin", "nicholas"}, {"con", "cornelius"}, {"connie", "constance"},
    {"costa", "konstantin"}, {"costas", "konstantinos"}, {"curt", "curtis"}, {"cy", "seymour"}, {"dan", "daniel"},
    {"dani", "danielle"}, {"daniil", "daniel"}, {"danila", "daniel"}, {"danny", "daniel"}, {"danylo", "daniel"},
    {"dave", "david"}, {"davey", "david"}, {"davy", "david"}, {"daz", "darren"}, {"deb", "deborah"}, {"debbie", "deborah"},
    {"debby", "deborah"}, {"del", "derek"}, {"den", "dennis"}, {"denis", "dennis"}, {"denny", "dennis"}, {"di", "diana"},
    {"dick", "richard"}, {"dickie", "richard"}, {"dima", "dmitry"}, {"dimitri", "dmitry"}, {"dimitris", "dimitrios"},
    {"dinos", "konstantinos"}, {"dmytro", "dmitry"}, {"dolly", "dorothy"}, {"dom", "dominic"}, {"don", "donald"},
    {"donnie", "donald"}, {"donny", "donald"}, {"dora", "theodora"}, {"dot", "dorothy"}, {"dottie", "dorothy"},
    {"doug", "douglas"}, {"dov", "david"}, {"drew", "andrew"}, {"dunc", "duncan"}, {"dusty", "dustin"}, {"dzmitry", "dmitry"},
    {"ed", "edgar edmund edward edwin"}, {"eddie", "edgar edmund edward edwin"}, {"eddy", "edward"}, {"edie", "edith"},
    {"edik", "eduard"}, {"edouard", "edward"}, {"eduard", "edward"}, {"ekaterina", "yekaterina"}, {"eli", "elliott"},
    {"elie", "ilya"}, {"elise", "elizabeth"}, {"eliza", "elizabeth"}, {"ellie", "eleanor"}, {"elsie", "elizabeth"},
    {"em", "emily emma"}, {"emmy", "emily"}, {"enrique", "henry"}, {"enzo", "vincenzo"}, {"ernie", "ernest"}, {"essie", "esther"},
    {"etta", "henrietta"}, {"eugene", "evgeny yevgeny"}, {"evan", "john"}, {"evgeni", "evgeny"}, {"evgeny", "eugene"},
    {"evie", "evelyn"}, {"ez", "ezra"}, {"fanny", "frances"}, {"fedir", "theodore"}, {"feri", "ferenc"}, {"filip", "philip"},
    {"fima", "yefim"}, {"fito", "rodolfo"}, {"fliss", "felicity"}, {"flo", "florence"}, {"florrie", "florence"},
    {"fran", "frances francis"}, {"francisco", "francis"}, {"franco", "francesco"}, {"francois", "francis"},
    {"frank", "francis francisco franklin"}, {"frankie", "frances frank"}, {"franz", "francis"},
    {"fred", "alfred frederick wilfred"}, {"freda", "winifred"}, {"freddie", "alfred frederick"}, {"freddy", "frederick"},
    {"frederic", "frederick"}, {"friedrich", "frederick"}, {"fritz", "frederick"}, {"fyodor", "theodore"}, {"gabby", "gabrielle"},
    {"gabe", "gabriel"}, {"gaby", "gabriel gabriela gabrielle"}, {"galya", "galina"}, {"gavrilo", "gavril"},
    {"gaz", "gareth gary"}, {"gena", "gennady"}, {"gene", "eugene"}, {"geoff", "geoffrey"}, {"georg", "george"},
    {"george", "georgios"}, {"georges", "george"}, {"georgie", "george"}, {"georgy", "george"}, {"ger", "gerard"},
    {"gerry", "gerald gerard geraldine"}, {"gia", "giorgi"}, {"gianni", "giovanni"}, {"giannis", "ioannis"}, {"gil", "gilbert"},
    {"ginger", "virginia"}, {"ginny", "virginia"}, {"giorgi", "george"}, {"giorgos", "georgios"}, {"gogi", "giorgi"},
    {"gordie", "gordon"}, {"gosha", "georgy"}, {"greg", "gregory"}, {"gregg", "gregory"}, {"gregor", "gregory"},
    {"greta", "margaret"}, {"grigory", "gregory"}, {"grisha", "grigory"}, {"guillaume", "william"},
    {"gus", "augustus augustine gustav"}, {"hal", "harold harry henry"}, {"halyna", "galina"}, {"hank", "henry"},
    {"hanna", "anna"}, {"hannah", "anna"}, {"hannes", "johannes"}, {"hans", "john johannes"}, {"harry", "harold harrison henry"},
    {"hattie", "harriet"}, {"heinrich", "henry"}, {"helena", "elena"}, {"henk", "henry"}, {"hennadiy", "gennady"},
    {"henri", "henry"}, {"heorhiy", "georgy"}, {"herb", "herbert"}, {"herbie", "herbert"}, {"herm", "herman"},
    {"hettie", "henrietta"}, {"hil", "hilary"}, {"howie", "howard"}, {"hryhoriy", "gregory grigory"}, {"hub", "hubert"},
    {"hugh", "hubert hugo"}, {"ian", "john"}, {"ibo", "ibrahim"}, {"iggy", "ignatius"}, {"ihar", "igor"}, {"ihor", "igor"},
    {"ike", "isaac"}, {"ilia", "ilya"}, {"ilyusha", "ilya"}, {"ira", "irina"}, {"irka", "irina"}, {"irv", "irving"},
    {"iryna", "irina"}, {"isaac", "yitzhak"}, {"isabel", "isabella"}, {"iskander", "alexander"}, {"itzik", "yitzhak"},
    {"iurie", "yuri"}, {"izzy", "isaac isabella isidore israel"}, {"jack", "jacob john"}, {"jackie", "jack jacqueline john"},
    {"jacob", "yaakov"}, {"jake", "jacob"}, {"jamie", "james"}, {"jan", "janet janice johannes"}, {"jancsi", "janos"},
    {"janie", "jane"}, {"jarek", "jaroslav"}, {"javier", "xavier"}, {"jay", "jason"}, {"jeannie", "jean"},
    {"jeff", "geoffrey jeffrey jeffery"}, {"jem", "james"}, {"jen", "jennifer"}, {"jenny", "jane jennifer"},
    {"jerry", "gerald jeremiah jeremy jerome"}, {"jess", "jesse jessica"}, {"jessie", "jessica"}, {"jez", "jeremy"},
    {"jim", "james"}, {"jimmie", "james"}, {"jimmy", "james"}, {"jo", "joanna joseph josephine"}, {"joanie", "joan"},
    {"joanne", "joanna"}, {"joe", "joseph"}, {"joey", "joseph"}, {"johan", "jan"}, {"johann", "ivan"},
    {"john", "johannes jonathan juan ioannis"}, {"johnnie", "john"}, {"johnny", "john"}, {"jon", "john jonathan"},
    {"jonny", "jonathan"}, {"jorge", "george"}, {"josef", "joseph"}, {"joseph", "jose yusuf"}, {"josh", "joshua"},
    {"josie", "josefina josephine"}, {"josip", "joseph"}, {"joy", "joyce"}, {"jozef", "joseph"}, {"jozko", "jozef"},
    {"jozsi", "jozsef"}, {"juanito", "juan"}, {"judi", "judith"}, {"judy", "judith"}, {"jules", "julian"}, {"julia", "yulia"},
    {"julie", "julia"}, {"karl", "charles"}, {"kasia", "katarzyna"}, {"kastus", "konstantin"}, {"kat", "katherine"},
    {"kate", "catherine katherine kathleen kathryn"}, {"kateryna", "yekaterina ekaterina"}, {"kath", "kathleen"},
    {"kathie", "katherine"}, {"kathy", "catherine katherine kathleen kathryn"}, {"katie", "catherine katherine kathleen kathryn"},
    {"katsiaryna", "ekaterina"}, {"katya", "catherine yekaterina ekaterina"}, {"kay", "katherine"}, {"ken", "kenneth"},
    {"kenny", "kenneth"}, {"kike", "enrique"}, {"kiko", "francisco"}, {"kim", "kimberly"}, {"kit", "christopher"},
    {"kitty", "catherine"}, {"klaus", "nicholas"}, {"kobi", "yaakov"}, {"kolya", "nikolay"},
    {"kostas", "konstantin konstantinos"}, {"kostya", "konstantin"}, {"kostyantyn", "konstantin"}, {"kris", "krzysztof"},
    {"kuba", "jacob"}, {"kyrylo", "kirill"}, {"laci", "laszlo"}, {"lalo", "eduardo"}, {"lana", "svetlana"},
    {"lara", "larisa larissa"}, {"larry", "laurence lawrence"}, {"lars", "lawrence"}, {"laurie", "laura laurence lawrence"},
    {"len", "leonard"}, {"lena", "eleanor elena"}, {"lenka", "elena"}, {"lenny", "leonard"},
    {"leo", "leonard leonardo leopold lev"}, {"les", "leslie lester"}, {"lew", "lewis"}, {"lex", "alexander"},
    {"liam", "william"}, {"libby", "elizabeth"}, {"lil", "lillian"}, {"lily", "lillian"}, {"lindy", "linda"},
    {"lisa", "elizabeth"}, {"lissa", "melissa"}, {"liv", "olivia"}, {"liz", "elizabeth"}, {"liza", "elizabeth yelizaveta"},
    {"lizzie", "elizabeth"}, {"lizzy", "elizabeth"}, {"lola", "dolores"}, {"lori", "laura"}, {"lorne", "lawrence"},
    {"lottie", "charlotte"}, {"lou", "lewis louis louise"}, {"louie", "louis"}, {"lucho", "luis"}, {"lucy", "lucille"},
    {"luda", "ludmila lyudmila"}, {"luis", "louis"}, {"lupe", "guadalupe"}, {"lyonya", "leonid"}, {"lyosha", "alexey"},
    {"lyuda", "ludmila lyudmila"}, {"maddie", "madeleine"}, {"mae", "mary"}, {"maggie", "margaret"}, {"mal", "malcolm"},
    {"mamie", "mary"}, {"mandy", "amanda"}, {"manny", "emanuel manuel"}, {"manolis", "emmanouil"}, {"manolo", "manuel"},
    {"marc", "marcus mark"}, {"marcin", "martin"}, {"marge", "margaret marjorie"}, {"margie", "margaret marjorie"},
    {"mari", "maria"}, {"marie", "maria mary"}, {"mariya", "maria"}, {"mark", "marcus"}, {"marko", "mark"}, {"marsh", "marshall"},
    {"marty", "martha martin"}, {"marv", "marvin"}, {"mary", "maria"}, {"maryia", "maria"}, {"masha", "maria"},
    {"mat", "matthew"}, {"matt", "matthew"}, {"matthias", "matthew"}, {"matty", "matthew"}, {"matvey", "matthew"},
    {"max", "maxim maximilian maxine maxwell"}, {"md", "muhammad"}, {"meg", "margaret"}, {"mehmet", "muhammad"},
    {"mel", "melanie melissa melvin"}, {"memo", "guillermo mehmet"}, {"mercy", "mercedes"}, {"merry", "meredith"},
    {"michal", "michael"}, {"michel", "michael"}, {"mick", "michael"}, {"mickey", "michael"}, {"micky", "michael"},
    {"miguel", "michael"}, {"mihail", "michael"}, {"mikalai", "nikolay"}, {"mike", "michael"}, {"mikey", "michael"},
    {"mikhail", "michael"}, {"mikhailo", "mikhail"}, {"mikhas", "mikhail"}, {"mila", "ludmila lyudmila"}, {"millie", "mildred"},
    {"milt", "milton"}, {"mimi", "miriam"}, {"mindy", "melinda"}, {"mischa", "michael"}, {"misha", "michael mikhail mikheil"},
    {"misho", "mikheil"}, {"missy", "melissa"}, {"mitch", "mitchell"}, {"mitsos", "dimitrios"}, {"mitya", "dmitry"},
    {"mo", "maureen maurice mohammed morris muhammad"}, {"moe", "moses"}, {"mohammed", "mehmet"}, {"molly", "mary"},
    {"moncho", "ramon"}, {"morris", "maurice"}, {"mort", "mortimer"}, {"moses", "moshe"}, {"moshe", "moses"},
    {"muhammad", "mehmet"}, {"mykhailo", "michael mikhail"}, {"mykola", "nikolay"}, {"mykyta", "nikita"}, {"nacho", "ignacio"},
    {"nadia", "nadezhda"}, {"nadya", "nadezhda"}, {"nan", "nancy"}, {"nancy", "ann"}, {"nando", "fernando"},
    {"nastya", "anastasia"}, {"nat", "natalie nathan nathaniel"}, {"natalie", "natalia"}, {"nataliya", "natalia"},
    {"natasha", "natalia"}, {"nate", "nathan nathaniel"}, {"nathan", "jonathan"}, {"ned", "edmund edward"}, {"neil", "cornelius"},
    {"nell", "eleanor helen"}, {"nellie", "helen"}, {"neto", "ernesto"}, {"nick", "dominic nicholas nikolay"},
    {"nicky", "nicholas nicole"}, {"nico", "nicholas"}, {"nicolas", "nicholas"}, {"nicos", "nikolaos"},
    {"nika", "veronica nikoloz"}, {"niki", "nicole"}, {"niklas", "nicholas"}, {"nikolai", "nikolay"}, {"nikolay", "nicholas"},
    {"nikos", "nicholas nikolaos"}, {"nino", "giovanni"}, {"nora", "eleanor"}, {"norm", "norman"}, {"oleh", "oleg"},
    {"oleksandr", "alexander"}, {"oleksiy", "alexey"}, {"olena", "elena"}, {"oles", "alexander"}, {"olha", "olga"},
    {"ollie", "oliver"}, {"olya", "olga"}, {"ozzie", "oscar oswald"}, {"pablo", "paul"}, {"paco", "francisco"},
    {"paddy", "patrick"}, {"pam", "pamela"}, {"pancho", "francisco"}, {"panos", "panagiotis"}, {"paolo", "paul"},
    {"pasha", "pavel"}, {"pat", "patricia patrick"}, {"patsy", "patricia"}, {"patti", "patricia"}, {"patty", "patricia"},
    {"paulie", "paul"}, {"pavel", "paul"}, {"pavlo", "paul pavel"}, {"pawel", "paul"}, {"pedro", "peter"}, {"peg", "margaret"},
    {"peggy", "margaret"}, {"penny", "penelope"}, {"pepa", "josef"}, {"pepe", "jose"}, {"peppe", "giuseppe"},
    {"percy", "percival"}, {"pete", "peter"}, {"petr", "peter"}, {"petro", "peter petr"}, {"petya", "petr"},
    {"phil", "philip phillip"}, {"phyl", "phyllis"}, {"pierre", "peter"}, {"pieter", "peter"}, {"pino", "giuseppe"},
    {"piotr", "peter petr"}, {"pip", "philip"}, {"pista", "istvan"}, {"polly", "mary pauline"}, {"polya", "polina"},
    {"prue", "prudence"}, {"pyotr", "peter"}, {"quique", "enrique"}, {"rae", "rachel"}, {"rafa", "rafael"}, {"rafi", "rafael"},
    {"randy", "randall randolph"}, {"ray", "raymond"}, {"reg", "reginald"}, {"reggie", "reginald"}, {"rene", "irene"},
    {"rex", "reginald"}, {"rich", "richard"}, {"richard", "ricardo"}, {"richie", "richard"},
    {"rick", "frederick patrick ricardo richard roderick"}, {"ricky", "richard"}, {"rico", "richard"},
    {"rita", "margaret margarita"}, {"rob", "robert"}, {"robbie", "robert"}, {"robby", "robert"}, {"roberto", "robert"},
    {"rod", "roderick rodney"}, {"rodge", "roger"}, {"rolf", "rudolph"}, {"rolly", "roland"}, {"roma", "roman"},
    {"ron", "ronald"}, {"ronnie", "ronald veronica"}, {"rose", "rosemary"}, {"rosie", "rosa rosemary"}, {"roy", "leroy"},
    {"rudi", "rudolf"}, {"rudy", "rudolph rudolf"}, {"russ", "russell"}, {"rusty", "russell"}, {"ruthie", "ruth"},
    {"sacha", "alexander"}, {"sadie", "sarah"}, {"sal", "salvatore salvador"}, {"sally", "sarah"}, {"sam", "samuel samantha"},
    {"sammy", "samuel"}, {"sander", "alexander"}, {"sandra", "alexandra"}, {"sandy", "alexander alexandra sandra"},
    {"sasha", "alexander alexandra"}, {"sean", "john"}, {"seb", "sebastian"}, {"semen", "semyon"}, {"sepp", "josef"},
    {"serge", "sergey"}, {"sergio", "sergey"}, {"serhiy", "sergey"}, {"seryozha", "sergey"}, {"serzh", "sergey"},
    {"seva", "vsevolod"}, {"shelly", "michelle"}, {"shimon", "simon"}, {"shirl", "shirley"}, {"shura", "alexander"},
    {"si", "simon"}, {"siarhei", "sergey"}, {"sid", "sidney"}, {"siggi", "sigmund"}, {"skander", "alexander"},
    {"slava", "stanislav vyacheslav vladislav yaroslav"}, {"sly", "silvester sylvester"}, {"sol", "solomon"},
    {"solomon", "shlomo"}, {"sonia", "sophia"}, {"sonya", "sofia"}, {"sophie", "sofia sophia"}, {"spence", "spencer"},
    {"spyros", "spyridon"}, {"stacy", "anastasia"}, {"stan", "stanley"}, {"stanislau", "stanislav"}, {"stas", "stanislav"},
    {"stefan", "stephen"}, {"stepan", "stefan stephen"}, {"steph", "stephanie"}, {"stephen", "stefan steven"},
    {"steve", "stefan stephen steven"}, {"steven", "stephen"}, {"stevie", "stephen steven"}, {"stu", "stewart stuart"},
    {"styopa", "stepan"}, {"sue", "susan susanna"}, {"susie", "susan susanna"}, {"suzy", "susan"}, {"sveta", "svetlana"},
    {"svitlana", "svetlana"}, {"syl", "sylvia"}, {"syoma", "semyon"}, {"tad", "thaddeus"}, {"takis", "panagiotis"},
    {"tammy", "tamara"}, {"tanya", "tatiana"}, {"tasha", "natalia"}, {"tatsiana", "tatiana"}, {"ted", "edmund edward theodore"},
    {"teddy", "edward theodore"}, {"tere", "teresa"}, {"terry", "terence teresa theresa"}, {"tess", "teresa theresa"},
    {"tetiana", "tatiana"}, {"thad", "thaddeus"}, {"thanasis", "athanasios"}, {"thanos", "athanasios"}, {"theo", "theodore"},
    {"thodoris", "theodoros"}, {"tilly", "matilda"}, {"tim", "timothy"}, {"tima", "timofey"}, {"timmy", "timothy"},
    {"timofey", "timothy"}, {"tina", "christina christine"}, {"toby", "tobias"}, {"tolya", "anatoly"}, {"tom", "thomas"},
    {"toma", "tamara"}, {"tomas", "thomas"}, {"tomasz", "thomas"}, {"tommy", "thomas"}, {"toni", "antonio"}, {"tono", "antonio"},
    {"tony", "anthony"}, {"topher", "christopher"}, {"tori", "victoria"}, {"tosha", "anton"}, {"toto", "salvatore"},
    {"tracy", "theresa"}, {"trev", "trevor"}, {"tricia", "patricia"}, {"trish", "patricia"}, {"tyoma", "artem"},
    {"uladzimir", "vladimir"}, {"uladzislau", "vladislav"}, {"valentyn", "valentin"}, {"valera", "valery"}, {"valeriy", "valery"},
    {"valya", "valentin valentina"}, {"vangelis", "evangelos"}, {"vanya", "ivan"}, {"vasil", "vasily"}, {"vassilis", "vasileios"},
    {"vasya", "vasily"}, {"vasyl", "vasily"}, {"viacheslau", "vyacheslav"}, {"vic", "victor"}, {"vicky", "victoria"},
    {"vik", "victor"}, {"vika", "victoria viktoria"}, {"vince", "vincent"}, {"vinny", "vincent"}, {"vital", "vitaly"},
    {"vitalii", "vitaly"}, {"vitalik", "vitaly"}, {"vitya", "viktor"}, {"viv", "vivian"},
    {"vlad", "vladimir vladislav vladyslav"}, {"vladi", "vladimir"}, {"volha", "olga"}, {"volodya", "vladimir"},
    {"volodymyr", "vladimir"}, {"vova", "vladimir"}, {"wally", "wallace walter"}, {"walt", "walter"}, {"wat", "walter"},
    {"wes", "wesley"}, {"wilf", "wilfred"}, {"wilhelm", "william"}, {"will", "wilbur wilfred willard william"},
    {"willi", "wilhelm"}, {"willie", "william"}, {"willy", "wilhelm william"}, {"wim", "william"}, {"win", "edwin winston"},
    {"winnie", "winifred"}, {"wladimir", "vladimir"}, {"woody", "woodrow"}, {"xander", "alexander"}, {"xavi", "xavier"},
    {"yakiv", "yakov"}, {"yakov", "jacob"}, {"yannis", "ioannis"}, {"yarik", "yaroslav"}, {"yaroslav", "jaroslav"},
    {"yasha", "yakov"}, {"yauheni", "evgeny"}, {"yelena", "elena"}, {"yevgenia", "eugenia"}, {"yevgeny", "eugene"},
    {"yevhen", "eugene evgeny yevgeny"}, {"yorgos", "georgios"}, {"yosef", "joseph"}, {"yulia", "julia"}, {"yuliya", "yulia"},
    {"yura", "yuri"}, {"yuri", "george"}, {"yurii", "yuri"}, {"yusuf", "joseph"}, {"yvan", "ivan"}, {"zac", "zachary"},
    {"zach", "zachary"}, {"zack", "isaac zachary"}, {"zeke", "ezekiel"}, {"zhenya", "eugenia evgeny yevgeny"},
    {"zhora", "georgy"}, {"zsiga", "zsigmond"}};
/* clang-format on */

/* Readings in Mandarin, Cantonese, Hokkien, Hakka, Korean. */
/* clang-format off */
static const char *const families[] = {
    " chen chan tan chin tran ", " huang wong hwang ng ", " wang wong ong hwang ", " liang leung leong niu ",
    " zhang cheung chang teo chong ", " li lee lei yi rhee ri i ree ", " lin lam lim rim im yim ", " liu lau low liew lew ",
    " wu ng goh woo ", " zhao chiu chao teo ", " zhou chow chou chau chew ", " yang yeung yeo young ",
    " xu hsu tsui hui koh chui khaw ", " he ho hor ", " guo kwok kuo quek ", " luo law lo loh ", " zheng cheng tay chang chung ",
    " xie tse hsieh chia cheah ", " cai choi tsai chua choy ", " ye yip yeh yap ", " feng fung ", " peng pang phang ",
    " su so soh ", " jiang chiang keung kong ", " zeng tsang tseng chan ", " zhu chu choo ", " hu woo wu oh ", " deng tang teng ",
    " lu loo lo ", " tan tam tham ", " cao tso tsao chow ", " xiao siu hsiao ", " pan poon pun ", " yu yue yee ", " tang tong ",
    " zhong chung ", " shen shum ", " gao ko kao ", " jin kam gim kim gam ", " ou au ", " fang fong ", " fan van ", " wei ngai ",
    " liao liu liew ", " lai lye ", " dai tai ", " gu ku koo ", " yan ngan yim ", " wen man ", " mai mak ", " mo mok ",
    " qiu yau chiu khoo ", " qian chin ", " jia ka ", " bak park pak bahk ", " choe choi ", " jeong jung chung cheong jong ",
    " gang kang ", " jo cho ", " yun yoon ", " jang chang ", " o oh ", " seo suh so ", " sin shin ", " gwon kwon ",
    " an ahn ann ", " yu yoo ryu you ", " ryu yu yoo ", " mun moon ", " u woo ", " no roh noh ro rho ", " baek paik baik ",
    " sim shim ", " gwak kwak ", " bae pae ", " heo hur huh her ", " son sohn ", " ju chu joo ", " gu koo ku ", " na ra rha ",
    " jin chin ", " ji chi jee ", " eom um ", " cheon chun ", " bang pang ", " gong kong ", " hyeon hyun ", " ham hahm ",
    " yeom yum ", " yeo yuh ", " do to ", " seok suk ", " gil kil ", " myeong myung "};
/* clang-format on */

const char *nickname_full(const char *name, size_t length) {
    size_t low = 0, high = sizeof nicknames / sizeof *nicknames;
    if (length >= sizeof nicknames->name) return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Nickname *row = &nicknames[middle];
        int order = strncmp(row->name, name, length);
        if (order == 0 && row->name[length] == '\0') return row->full;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool stands_in(const char *group, const char *name, size_t length) {
    for (const char *at = group; *at; at++)
        if (*at == ' ' && strncmp(at + 1, name, length) == 0 && at[1 + length] == ' ') return true;
    return false;
}

bool family_same(const char *a, size_t a_length, const char *b, size_t b_length) {
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (stands_in(families[i], a, a_length) && stands_in(families[i], b, b_length)) return true;
    return false;
}
