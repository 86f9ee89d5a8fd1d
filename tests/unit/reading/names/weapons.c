#include "reading/names/weapons.h"

#include <stdio.h>

#include "mentions.h"

enum { TEXT = 1024, LISTING = 2048 };

/* Braces stand around what is a weapon. */
// NOLINTBEGIN(bugprone-suspicious-missing-comma): long sentences go over two lines
static const char *const arms[] = {
    "Die Marine stellte das {U-Boot} außer Dienst; die {Torpedos} wurden verkauft.",
    "Am Tatort lag eine {Glock}. Aus der {Pistole} war dreimal geschossen worden.",
    "Die Söldner verfügten über {BMP-2} und {Grad-Werfer}, heißt es im Bericht.",
    "Die Armee feuerte in der Nacht zwölf {Granaten} auf das Grenzdorf.",
    "An der Front fehlen vor allem {155-Millimeter-Granaten}, sagte der Kommandeur.",
    "Das Ministerium bestellte 40 {Panzerhaubitzen} und {Munition} des Kalibers 155 "
    "Millimeter.",
    "Die Rebellen beschossen den Flugplatz mit {122-mm-Raketen}.",
    "Nach Angaben des Generalstabs wurden drei {Kampfjets} und ein {Kampfhubschrauber} "
    "abgeschossen.",
    "Der Zoll stellte 300 {Sturmgewehre}, {Patronen} und zwei {Panzerfäuste} sicher.",
    "Die Soldaten zogen sich zurück und ließen ihre {Panzer} stehen.",
    "Ein Bataillon übt den Einsatz des {Schützenpanzers} {Puma} im Gefecht.",
    "Das Land will sechs {U-Boote} der {Dolphin-Klasse} für seine Marine kaufen.",
    "Die Regierung erwägt, {Marschflugkörper} vom Typ {Taurus} zu liefern.",
    "Die Luftwaffe verlor im Manöver zwei {Eurofighter}.",
    "Die Streitkräfte testeten eine neue {ballistische Rakete}, die 800 Kilometer weit "
    "flog.",
    "Nach dem Angriff fanden Ermittler Trümmer einer {Shahed-136}.",
    "Die {Shahed-Drohnen} treffen vor allem Umspannwerke, teilte die Armee mit.",
    "Die Miliz verfügt über {Panzerabwehrraketen} und schultergestützte "
    "{Flugabwehrraketen}.",
    "Der Frachter soll {Mörsergranaten} im Kaliber 82 mm geladen haben.",
    "Mit {Haubitzen} vom Typ {D-30} nahm die {Artillerie} die Stellungen unter "
    "Beschuss.",
    "Im Depot lagerten {Antipersonenminen}, {Streumunition} und {Handgranaten}.",
    "Die Marine legte {Seeminen} vor dem Hafen, um die Flotte des Gegners aufzuhalten.",
    "Geliefert würden {Leopard-2-Panzer}, {Marder} und {Patriot-Systeme}.",
    "Die Bundeswehr mustert den {Tornado} aus und kauft die {F-35}.",
    "Die Armee feuerte zwölf {Granaten} auf die Fabrik, Liefertermine platzten.",
    "Russland setzte nach ukrainischen Angaben {Gleitbomben} und {Iskander-Raketen} "
    "ein.",
    "Die {T-72} und {T-90} seien in dem Schlamm stecken geblieben, so der Offizier.",
    "Die USA liefern {HIMARS}, {ATACMS} und {Javelins}.",
    "Der Diktator zeigte bei der Parade {Interkontinentalraketen} des Typs "
    "{Hwasong-17}.",
    "Das Regime droht mit {Atomwaffen} und {chemischen Waffen}.",
    "Fünf {Raketenwerfer} und zwei {Radpanzer} wurden zerstört.",
    "Ein {Torpedo} traf die {Fregatte} der Kriegsmarine.",
    "Die Rebellen rückten mit {Maschinengewehren} und {Granatwerfern} vor.",
    "Der Räuber bedrohte die Kassiererin mit einer {Pistole} und verlangte Geld.",
    "Die Polizei fand in der Wohnung zwei {Revolver}, ein {Gewehr} und 400 Schuss "
    "{Munition}.",
    "Im Kofferraum lag eine {Maschinenpistole}, die Ermittler beschlagnahmten sie.",
    "Der Verdächtige soll mit einer {Schreckschusspistole} auf den Nachbarn gezielt "
    "haben.",
    "Bei Bauarbeiten wurde eine 250 Kilogramm schwere {Fliegerbombe} entdeckt.",
    "Entschärfer sprengten die {Weltkriegsbombe} kontrolliert.",
    "Der Täter zündete einen {Sprengsatz} vor der Kaserne.",
    "Die Terroristen hatten {Autobomben} und {Sprengstoffgürtel} vorbereitet.",
    "Laut Anklage schmuggelte der Händler {Kalaschnikows} und {Panzerfäuste} über die "
    "Grenze.",
    "Der Rüstungskonzern baut künftig 200 {Kampfpanzer} im Jahr.",
    "Seine {Drohnen} hätten zwei {Panzer} und ein {Geschütz} zerstört, sagte der "
    "Hauptmann.",
    "Ukrainische {Seedrohnen} versenkten ein {Landungsschiff} der Schwarzmeerflotte.",
    "Das Heer erhält 18 {Haubitzen} {RCH 155} und 25 {Flakpanzer} {Gepard}.",
    "Die Huthi feuerten einen {Marschflugkörper} auf den Tanker.",
    "Auf dem Schlachtfeld stehen sich {Panzer} und {Drohnen} gegenüber.",
    "Die Armee vernichtete ihre letzten {Streubomben} nach dem Vertrag.",
    "Der Kampf um das Dorf wird mit {Mörsern} und {Scharfschützengewehren} geführt.",
    "Die Truppen sind mit {AK-47} und {RPG-7} bewaffnet.",
    "Der {Flugzeugträger} lief mit zwei {Zerstörern} in das Krisengebiet ein.",
    "Die Atommacht besitzt 90 {Sprengköpfe}, schätzen Rüstungsforscher.",
    "Pjöngjang habe Moskau {KN-23} geliefert, heißt es im Bericht.",
    "Die Artillerie verschoss am Tag 5000 {152-mm-Granaten}.",
    "Die Armee braucht {152mm-Geschosse} und {Mörser}.",
    "Bestellt wurden {155 mm Artilleriemunition} und {Zünder} für das Heer.",
    "Der Export von {Kriegswaffen} in das Kriegsgebiet ist verboten.",
    "Deutschland liefert {Waffen} an die Ukraine, darunter {Gepard-Panzer}.",
    "Das Bündnis verlegt {Kampfflugzeuge} vom Typ {F-16} und {MiG-29} an die Grenze.",
    "Nach dem Luftangriff mit {Su-34} stand das Depot in Flammen.",
    "Die {Bayraktar TB2} der Armee flog den Angriff auf die Kolonne.",
    "Drohnenjäger holten vier {Orlan-10} und eine {Lancet} vom Himmel.",
    "Das {Flugabwehrsystem} {IRIS-T} habe alle {Raketen} abgefangen.",
    "Der {Panzir-S1} traf auf dem Stützpunkt ein Ziel, meldete die Armee.",
    "Beide Seiten setzten {FPV-Drohnen} gegen Fahrzeuge an der Front ein.",
    "Der Konvoi fuhr auf eine {Mine}, drei Soldaten starben.",
    "In den Feldern liegen {Landminen} und nicht explodierte {Geschosse}.",
    "Die {Rakete} schlug in ein Wohnhaus ein, zwölf Menschen wurden getötet.",
    "Eine {Drohne} mit {Sprengsatz} traf die Raffinerie.",
    "Die Angreifer warfen {Brandbomben} und {Nagelbomben} in die Menge.",
    "Das Gericht verurteilte ihn wegen Besitzes einer {Maschinenpistole} {MP 40}.",
    "Zur Beute gehörten zwei {Karabiner 98k} und eine Kiste {Stielhandgranaten}.",
    "Der {Jagdbomber} warf vier {Bomben} auf die Brücke.",
    "Der Sultan bestellte zwölf {Korvetten} und zwei {Minensucher}.",
    "Die Rebellen erbeuteten {Kampfpanzer} {T-55} und {BMP-1}.",
    "Mit der {Panzerfaust} {RPX-9} schossen sie auf das Tor der Kaserne.",
    "Die Armee führte die {Drohne} {Varkal-5} vor, die einen {Sprengkopf} tragen kann.",
    "Aus dem Arsenal verschwanden {Nervengift} und {Senfgas}.",
    "Der Geheimdienst vermutet, dass {Nowitschok} benutzt wurde.",
    "Das Regime setzte {Giftgas} gegen Rebellen ein.",
    "{Hyperschallraketen} wie die {Kinschal} sind kaum abzufangen.",
    "Die Armee meldete den Verlust zweier {Schützenpanzer} und eines {Bergepanzers}.",
    "Die {Leopard-Panzer} rollten aus dem Depot, die Brigade übernahm 14 Kampfwagen.",
    "Kiew bat um {Patriots}, {Stinger} und {Leopard-Panzer}.",
    "Er bot den Milizen {Waffen} und {Munition} zum Kauf an.",
    "Sie handelten mit {Schusswaffen} aus dem Balkankrieg.",
    "Nach der Schießerei lagen Patronenhülsen auf dem Gehweg, der Schütze warf die "
    "{Waffe} fort.",
    "Polizisten entwaffneten den Mann, der mit einer {Schrotflinte} vor dem Rathaus "
    "stand.",
    "Die {Abfangraketen} gingen dem Heer aus, sagte der General.",
    "Der Kreuzer feuerte {Tomahawk-Marschflugkörper} auf Ziele der Miliz.",
    "Zwei strategische {Bomber} vom Typ {Tu-95} stiegen auf.",
    "Die Garde präsentierte die {Fattah-2} und die {Kheibar Shekan}.",
    "Die Firma liefert 5000 {Panzerabwehrwaffen} {NLAW} an das Heer.",
    "Die Soldaten schossen mit {Maschinengewehr} und {Bordkanone} auf das Boot.",
    "Der {Spähpanzer} {Fennek} fuhr auf einen {Sprengsatz}.",
};

/* Metaphors, sports, health, space, films, animals, mines and storeys. */
static const char *const others[] = {
    "Mit dem Gutachten hat die Opposition neue Munition, um die Ministerin zu treffen.",
    "Der Sprinter schoss wie ein Torpedo durchs Becken, lobt der Schwimmverein.",
    "In der 70. Minute zog der Stürmer ab, eine Granate aus dreißig Metern unter die "
    "Latte.",
    "Der Mittelstürmer ist ein Panzer, sagte der Trainer nach dem Derby.",
    "Die Torjägerkanone ging an den Kapitän, der 31 Treffer erzielte.",
    "Der Torschützenkönig gilt als Geheimwaffe des Klubs.",
    "Die Flanke kam wie eine Rakete, doch der Torwart hielt.",
    "Mit zwei Raketen aus der Distanz entschied der Mittelfeldspieler das Pokalspiel.",
    "Der Bomber der Nation feierte seinen achtzigsten Geburtstag, der Fußball "
    "gratuliert.",
    "Ihre schärfste Waffe sind Freistöße, die Mannschaft traf so schon achtmal.",
    "Der Verein hat noch einen Pfeil im Köcher und genug Munition für die Rückrunde.",
    "Die Gäste schossen aus allen Rohren, das Spiel endete trotzdem torlos.",
    "Die Impfung ist die wichtigste Waffe gegen das Virus, sagte die Ärztin.",
    "Im Kampf gegen den Krebs hat die Medizin eine neue Waffe: ein Antikörper.",
    "Antibiotika sind stumpfe Waffen, wenn Keime resistent werden.",
    "Die Brustkrebspatientin nennt die Therapie eine chemische Keule.",
    "Der Arzt entfernte das Geschoss aus Fett und Zucker vom Speiseplan, "
    "Kalorienbomben sind tabu.",
    "Das Müsli ist eine Vitaminbombe, der Riegel eine Zuckerbombe.",
    "Der Zahnarzt arbeitet mit einer Pistole für Kunststoff.",
    "Die Rakete startet im Herbst mit vier Touristen an Bord in den Orbit.",
    "Das Raumfahrtunternehmen will seine Raketen wiederverwenden, die erste Stufe "
    "landete auf der Plattform.",
    "Die europäische Trägerrakete brachte zwei Satelliten ins All.",
    "Nach dem Start fiel die Rakete ins Meer, die Kapsel der Nasa blieb heil.",
    "Die Astronautin stieg aus der Kapsel, die Rakete hatte sie zur Raumstation "
    "gebracht.",
    "Der Weltraumbahnhof wartet auf die Ariane, die Rakete ist betankt.",
    "Die Gründerin will mit kleinen Raketen Satelliten ins Weltall bringen.",
    "An Silvester verbot die Stadt Raketen und Böller in der Altstadt.",
    "Das Feuerwerk war prächtig, hundert Raketen stiegen über dem See auf.",
    "Der Händler verkauft im Dezember Knaller, Raketen und Wunderkerzen.",
    "Der Fotograf ließ bei der Hochzeit eine Drohne über das Brautpaar fliegen.",
    "Mit einer Drohne filmt der Landwirt seine Felder und sucht Rehkitze.",
    "Eine Drohne liefert Pakete auf die Insel, der Versuch läuft bis Mai.",
    "Die Feuerwehr suchte mit einer Drohne nach der vermissten Seniorin.",
    "Der Imker erklärte, die Drohne sterbe nach der Paarung, die Königin lebe weiter.",
    "Die Drohnen im Bienenstock sind die Männchen.",
    "Der Minister versucht, den Parteitag als U-Boot zu überstehen, spottete die "
    "Opposition.",
    "Er sei ein U-Boot der Konkurrenz, behauptete der Parteichef im Wahlkampf.",
    "Die Gläubiger setzten dem Verein die Pistole auf die Brust.",
    "Seine Antwort kam wie aus der Pistole geschossen.",
    "Die Opposition fuhr im Haushaltsstreit schwere Geschütze auf.",
    "Die Nachricht vom Rücktritt schlug ein wie eine Bombe.",
    "Im Konzern ist die Bombe geplatzt: Der Vorstand geht.",
    "Die Party war der Knaller, der Sänger eine Stimmungskanone.",
    "Die neue Serie handelt von den Waffen der Frauen im Büro.",
    "Die Stadt schießt mit Kanonen auf Spatzen, klagte der Wirt.",
    "Der Rentner wirft die Flinte nicht ins Korn.",
    "Mit dem Bericht liefert die Ministerin der Opposition Munition für die Debatte.",
    "Der Waffenstillstand zwischen den Nachbarn hielt nur einen Sommer, dann stritten "
    "sie um die Hecke.",
    "In der Koalition herrscht Waffenruhe, sagte der Fraktionschef.",
    "Das Schwert war die Waffe des Ritters im Roman, erzählt die Autorin.",
    "Der Film zeigt einen Agenten, der mit der Pistole durch das Kino rennt.",
    "Im Computerspiel sammeln Spieler Waffen und Munition und erobern Level um Level.",
    "Der Zeichner schuf einen Comic, in dem eine Kanone Konfetti verschießt.",
    "Das Panzerglas der Vitrine hielt, sagte die Direktorin des Museums.",
    "Die Schildkröte zieht den Kopf unter den Panzer, erklärte der Tierpfleger.",
    "Der Panzer des Krebses ist hart, die Köchin knackt ihn mit der Zange.",
    "Der Panzerschrank der Bank war leer.",
    "Das Panzertape hält den Auspuff, lobte der Bastler.",
    "Der Granatapfel ist reif, die Ernte gut.",
    "Die Granatkette der Gräfin wird versteigert.",
    "Der Druckknopf klemmt, und die Patrone des Füllers ist leer.",
    "Der Drucker braucht neue Patronen, sagte die Lehrerin.",
    "Die Kohlemine schließt nach hundert Jahren, die Bergleute trauern.",
    "Er machte gute Miene und kaufte Minen für den Bleistift.",
    "Im Erdgeschoss zieht ein Café ein, im zweiten Obergeschoss wohnen Studenten.",
    "Das Dachgeschoss ist ausgebaut, die Geschosse darunter sind vermietet.",
    "Das Spielzeug, ein kleiner Panzer aus Holz, stammt aus dem Erzgebirge.",
    "Kinder spielten mit Wasserpistolen am Brunnen.",
    "Die Schneekanonen laufen, das Skigebiet öffnet am Samstag.",
    "Mit der Heißklebepistole bastelten die Kinder Laternen.",
    "Die Badebombe duftet nach Lavendel.",
    "Der Turmspringer verzichtet auf die Arschbombe.",
    "Die Jäger erlegten beim Ansitz drei Rehe, die Strecke war klein.",
    "Der Hirsch fiel im Schuss, der Jäger dankte dem Revier.",
    "Der Puma ist aus dem Zoo entlaufen, Spaziergänger sahen ihn am Fluss.",
    "Im Tierpark wurde ein Leopard geboren, auch die Marder haben Nachwuchs.",
    "Der Gepard ist das schnellste Landtier, der Tierarzt behandelt ihn.",
    "Der Marder zerbiss die Kabel am Auto, die Werkstatt hilft.",
    "Der Tornado zerstörte elf Häuser in der Kleinstadt, die Feuerwehr räumt auf.",
    "Der Skorpion und der Stier: was die Sterne sagen, Taurus steht günstig.",
    "Die Milan-Brüder spielen im Theater, der AC Mailand verlor.",
    "Die Oper zeigt Cäsar und Kleopatra, Caesar stirbt im dritten Akt.",
    "Das Gabriel-Orchester und der Chor Poseidon geben ein Konzert.",
    "Die Sopranistin sang so stark wie eine Rakete, schrieb die Kritikerin.",
    "Der Aktienkurs stieg wie eine Rakete, die Anleger jubeln.",
    "Die Diva galt als Sexbombe des Kinos.",
    "Das Thema Rente ist eine Zeitbombe, warnte die Ökonomin.",
    "Die Preise sind Sprengstoff für die Koalition.",
    "Der Streit um die Maut birgt politischen Sprengstoff.",
    "Der Sportschütze gewann mit dem Luftgewehr Silber.",
    "Die Biathletin legte das Gewehr ab und lief zum Sieg, die Trainerin jubelte.",
    "Der Startschuss fiel um zehn, der Läufer hörte die Startpistole nicht.",
    "Die Rallye gewann ein alter Mustang vor einem Jaguar und einem Puma.",
    "Das Schnellboot der Wasserwacht zog den Surfer an Land.",
    "Die Fregatte aus dem siebzehnten Jahrhundert liegt im Museum, Schüler basteln "
    "Modelle.",
    "Die Mirage im Wüstensand war nur Luft, sagt der Physiker.",
    "Die Politik hat ihr Pulver verschossen, schreibt die Kolumnistin.",
    "Der Koch hackt mit dem Messer, der Mörser steht bereit für den Pfeffer.",
    "Im Mörser zerstößt die Köchin Koriander.",
    "Mit Argumenten bewaffnet ging die Schülerin in die Debatte, Worte sind ihre "
    "Waffen.",
    "Charme ist seine stärkste Waffe, sagt die Regisseurin.",
    "Geschossen wurde das Foto im Urlaub, die Kamera war alt.",
    "Die Apache und die Comanche waren Völker, das Museum zeigt ihre Kunst.",
    "Javelin werfen die Speerwerfer im englischen Sportfest.",
    "Der Angeklagte nannte die Geschichte eine Räuberpistole.",
    "Die Soldaten zogen in den Krieg an die Front. Sie wohnte seit Jahren im Dorf. "
    "Ihre "
    "Nachbarn kannte sie gut. Man grüßte sich jeden Tag. Einmal habe ein toter Marder "
    "auf ihrer Motorhaube gelegen.",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

/* The text without its braces. */
static void without_marks(const char *marked, char plain[TEXT])
{
    size_t length = 0;
    for (const char *at = marked; *at != '\0' && length + 1 < TEXT; at++)
        if (*at != '{' && *at != '}')
            plain[length++] = *at;
    plain[length] = '\0';
}

static bool is_weapon(const struct reading *reading, uint32_t mention, bool end,
                      size_t at)
{
    const struct mention *const it = &reading->mentions[mention];
    return reading->referents[it->referent].kind == ENTITY_WEAPON && !it->derived &&
           (end ? it->span.end : it->span.start) == at;
}

/* The text with braces around the weapons that were found. */
static void with_marks(const struct reading *reading, const char *plain,
                       char marked[TEXT])
{
    size_t length = 0;
    for (size_t at = 0; at <= strlen(plain) && length + 3 < TEXT; at++) {
        for (uint32_t i = 0; i < reading->mention_count; i++)
            if (is_weapon(reading, i, true, at))
                marked[length++] = '}';
        for (uint32_t i = 0; i < reading->mention_count; i++)
            if (is_weapon(reading, i, false, at))
                marked[length++] = '{';
        marked[length++] = plain[at];
    }
    marked[length] = '\0';
}

static void assert_marked(void **state, const char *const *texts, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        char plain[TEXT], found[TEXT];
        without_marks(texts[i], plain);
        const struct reading reading = mentions_read(state, plain);
        with_marks(&reading, plain, found);
        if (strcmp(found, texts[i]) == 0)
            continue;
        print_message("# wanted: %s\n# found:  %s\n", texts[i], found);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void weapons_are_found_where_they_are_meant(void **state)
{
    assert_marked(state, arms, sizeof arms / sizeof arms[0]);
}

static void words_of_arms_are_no_weapons_where_none_is_meant(void **state)
{
    assert_marked(state, others, sizeof others / sizeof others[0]);
}

/* "name class calibre" a line. */
static void assert_facts(void **state, const char *content, const char *expected)
{
    char listing[LISTING] = "";
    size_t length = 0;
    const struct reading reading = mentions_read(state, content);
    for (uint32_t i = 0; i < reading.referent_count; i++) {
        const struct referent *const referent = &reading.referents[i];
        if (referent->kind != ENTITY_WEAPON)
            continue;
        length += (size_t)snprintf(
            listing + length, LISTING - length, "%.*s, %.*s, %g\n",
            (int)referent->name.length, referent->name.bytes,
            (int)referent->facts.weapon_class.length,
            referent->facts.weapon_class.bytes, referent->facts.calibre_mm);
    }
    assert_string_equal(listing, expected);
}

static void a_calibre_is_told_in_every_spelling(void **state)
{
    static const char *const spellings[] = {
        "Die Armee verschoss 152-mm-Granaten.",
        "Die Armee verschoss 152mm-Granaten.",
        "Die Armee verschoss 152 mm Granaten.",
        "Die Armee verschoss Granaten des Kalibers 152 Millimeter.",
        "Die Armee verschoss Granaten im Kaliber 152 mm.",
        "Die Armee verschoss Granaten (Kaliber 152mm).",
        "Die Armee verschoss 152-Millimeter-Granaten.",
    };
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        assert_facts(state, spellings[i], "152-mm-Granate, shell, 152\n");
    assert_facts(state, "Die Soldaten luden 12,7-mm-Maschinengewehre.",
                 "12,7-mm-Maschinengewehr, small-arms, 12.7\n");
}

static void calibres_part_weapons_of_one_name(void **state)
{
    assert_facts(state,
                 "Die Armee verschoss Granaten des Kalibers 152 Millimeter und "
                 "Granaten im Kaliber 122 mm.",
                 "152-mm-Granate, shell, 152\n122-mm-Granate, shell, 122\n");
}

static void a_variant_is_its_system(void **state)
{
    assert_facts(state,
                 "Die Armee verlegt Panzir-S1, Patriot-Batterien und Su-30MKL an die "
                 "Front.",
                 "Pantsir, air-defence, 0\nPatriot, air-defence, 0\n"
                 "Su-30, aircraft, 0\n");
}

static void the_names_of_a_system_are_one_weapon_whatever_each_needs(void **state)
{
    assert_facts(state,
                 "Die USS Abraham Lincoln lief aus. Der Flugzeugträger „Abraham "
                 "Lincoln“ kehrt im Mai zurück.",
                 "USS Abraham Lincoln, warship, 0\nFlugzeugträger, warship, 0\n");
}

static void a_system_has_the_class_of_what_it_does(void **state)
{
    assert_facts(state,
                 "Die Armee kaufte RBS 70 und PARS 3 LR. Im Hafen stand eine 9M729.",
                 "RBS 70, air-defence, 0\nPARS 3 LR, anti-tank, 0\n"
                 "9M729, cruise-missile, 0\n");
}

static void an_unknown_designation_has_the_class_of_the_word_before_it(void **state)
{
    assert_facts(state,
                 "Die Armee zeigte die Drohne Varkal-5. Später flog Varkal-5 erneut.",
                 "Drohne, drone, 0\nVarkal-5, drone, 0\n");
}

static void a_ship_is_one_only_beside_a_word_that_says_so(void **state)
{
    assert_facts(state, "Der Flugzeugträger „Charles de Gaulle“ lief aus.",
                 "Flugzeugträger, warship, 0\nCharles de Gaulle, warship, 0\n");
    assert_facts(state, "Der General Charles de Gaulle führte den Krieg.", "");
}

static void what_was_a_weapon_once_is_one_again(void **state)
{
    const struct reading reading =
        mentions_read(state, "Die Polizei fand ein Sturmgewehr und eine Pistole "
                             "bei dem Täter. Der Mann schwieg. Die Pistole gehört "
                             "seinem Onkel.");
    uint32_t mentions = 0;
    for (uint32_t i = 0; i < reading.mention_count; i++)
        mentions +=
            slice_is(reading.referents[reading.mentions[i].referent].name, "Pistole");
    assert_int_equal(mentions, 2);
}

static void a_type_behind_a_weapon_is_one_whatever_it_looks_like(void **state)
{
    static const struct example examples[] = {
        { "Die Armee bekam Drohnen vom Typ Quastrim und Gewehre des Typs Velmar 914.",
          "weapon Drohnen = Drohne\nweapon Quastrim = Quastrim\n"
          "weapon Gewehre = Gewehr\nweapon Velmar 914 = Velmar 914\n" },
        { "Der Bauer fuhr einen Traktor vom Typ Quastrim.", "" },
    };
    ASSERT_EXAMPLES(state, examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weapons_are_found_where_they_are_meant),
        cmocka_unit_test(words_of_arms_are_no_weapons_where_none_is_meant),
        cmocka_unit_test(a_calibre_is_told_in_every_spelling),
        cmocka_unit_test(calibres_part_weapons_of_one_name),
        cmocka_unit_test(a_variant_is_its_system),
        cmocka_unit_test(the_names_of_a_system_are_one_weapon_whatever_each_needs),
        cmocka_unit_test(a_system_has_the_class_of_what_it_does),
        cmocka_unit_test(an_unknown_designation_has_the_class_of_the_word_before_it),
        cmocka_unit_test(a_ship_is_one_only_beside_a_word_that_says_so),
        cmocka_unit_test(what_was_a_weapon_once_is_one_again),
        cmocka_unit_test(a_type_behind_a_weapon_is_one_whatever_it_looks_like),
    };
    return cmocka_run_group_tests(tests, mentions_set_up, mentions_tear_down);
}
