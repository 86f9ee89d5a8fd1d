#include "sources/cues.h"

#include <stdbool.h>
#include <string.h>
#include <threads.h>

enum { SLOTS = 4096, STARTS = 1024, LONGEST_WORD = 24, SHORTEST_STEM = 3 };

/* Words of a kind, parted by blanks; "klick*" stands for all words that begin so. */
struct group {
    uint32_t cues;
    const char *words;
};

static const struct group groups[] = {
    { CUE_FUNCTION,
      "der die das des dem den ein eine einer eines einem einen und oder aber doch "
      "denn sondern als wie wenn weil dass ob da so auch nur noch schon sehr nicht "
      "kein keine keinen keiner in im an am auf aus bei beim mit nach von vom vor zu "
      "zum zur um über unter durch für gegen ohne seit bis zwischen während wegen er "
      "es sie ich man wer was dessen deren dieser diese dieses diesem diesen sich ihm "
      "ihn ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner mir mich "
      "dort damit dabei dazu dann nun etwa mehr alle allem allen alles zwei drei vier "
      "the of and to that for with on at by from as its his her their this which who "
      "but not it he she they has had have been are were was is will would said" },
    { CUE_VERB,
      "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können "
      "konnte konnten soll sollen sollte sollten will wollen wollte wollten muss "
      "müssen musste mussten darf dürfen dürfte durfte mag möchte sei seien wäre "
      "wären hätte hätten würde würden habe gibt gab geht ging kommt kam kamen steht "
      "stand liegt lag bleibt bleiben blieb macht machte nimmt nahm lässt ließ sieht "
      "sah hält hielt zeigt zeigte droht fällt fiel steigt stieg gilt galt braucht "
      "fordert warnt plant bekommt führt führte has had have are were was is will" },
    { CUE_VERB | CUE_SPEECH,
      "sagt sagte sagten erklärt erklärte erklärten heißt hieß betont betonte meint "
      "meinte berichtet berichtete berichteten teilte kritisierte kritisiert forderte "
      "warnte kündigte vermutet zitierte räumte said says told" },
    { CUE_READER,
      "your you du dein deine deinen deinem deiner dir dich euch euer eure" },
    { CUE_US, "wir uns unser unsere unserem unseren unserer unseres us our we" },
    { CUE_ACTION,
      "klick* abonnier* deaktivier* aktivier* aktualisier* registrier* anmelden "
      "melden einloggen loggen eintragen bestellen testen sichern folgen folge "
      "unterstützen lesen lies entdecken erfahren herunterladen laden schreiben "
      "schicken senden erlauben akzeptieren zustimmen bestätigen ausschalten "
      "einschalten abschalten schalten nutzen empfehlen bewerten spenden kaufen hören "
      "abstimmen teilnehmen springen "
      "starten erhalten ansehen anhören öffnen installieren eröffnen holen sign "
      "subscribe click follow download" },
    { CUE_PROMPT, "jetzt hier bitte gleich direkt now here please" },
    { CUE_SITE,
      "adblock* blocker* werbeblock* werbefilter* browser* cookie* datenschutz* "
      "impressum* login* einlogg* nutzerkonto* website* webseite* webangebot* "
      "startseite* seitenanfang* tracking* einwillig* werbepartner* banner* button* "
      "postfach* push newsletter* javascript* nutzungsbeding* personalisier* werbung "
      "anzeige anzeigen einstellungen einverstanden merkliste* drittanbieter* "
      "eingebettet* account* passwort* mailadresse* feed rss skip inbox messenger* "
      "briefing* "
      "zurück nutzererlebnis* liveticker* app kanal playlist* menü suche suchen "
      "advertisement* seite" },
    { CUE_TRADE,
      "abo abos abonn* aboangebot* digitalabo* probeabo* probemonat* testmonat* "
      "jahresabo* monatsabo* monatlich kündbar* gratis kostenlos* kostenfrei* "
      "flatrate* rabatt* prämie* gutschein* testzeitraum* probezeitraum* laufzeit* "
      "paywall* premium* unbegrenzt* freischalt* exklusiv* lesbar werbefrei* kunde "
      "weiterlesen gekauft testen probelesen bestell* warenkorb* subscription* "
      "vorteilspreis* leserservice* kundenservice* leserclub* subscriber*" },
    { CUE_SHARE,
      "teilen merken drucken kopieren verschenken vorlesen facebook twitter whatsapp "
      "xing linkedin telegram bluesky mastodon pocket flipboard pinterest instagram "
      "threads tiktok signal mail email schriftgröße zwischenablage share tweet "
      "print vorgelesen speichern" },
    { CUE_COMMENT,
      "kommentar* kommentier* leserbrief* leserkommentar* diskutier* mitdiskut* "
      "netiquette forum gefallen comments bewert*" },
    { CUE_PIECE,
      "artikel* thema themen beitrag beiträge meldungen nachrichten lesetipp* "
      "leseempfehl* reihe ressort serie dossier* video videos podcast* bilderstrecke* "
      "galerie* bildergalerie* umfrage* fotostrecke* meistgelesen* beliebteste* "
      "schlagwort* schlagworte "
      "stichwort* tags related quiz newsticker* ticker* artikels tabelle spielplan* "
      "torschützenliste*" },
    { CUE_AUTHOR, "autor* redakteur* redaktion* volontär* mitarbeit verfasser* kontakt "
                  "ressortleiter* chefredakteur* rückfrage* telefon* "
                  "pressekontakt* pressestelle* ansprechpartner*" },
    { CUE_RIGHTS,
      "copyright* vorbehalten nachdruck* weiterverbreitung* vervielfältigung* gewähr "
      "urheberrecht*" },
    { CUE_PICTURE,
      "foto fotos bild bilder symbolbild* symbolfoto* archivbild* archivfoto* "
      "szenenfoto* bildquelle* fotoquelle* grafik* screenshot* thumbnail* "
      "bildunterschrift* bildnachweis* fotograf* photo* image illustration* "
      "sportbild* pressefoto* quelle montage" },
    { CUE_AGENCY,
      "dpa afp reuters epa apa sid kna epd imago getty images shutterstock* istock* "
      "picture alliance ddp adobe stock unsplash pixabay wikimedia ap zuma" },
    { CUE_STAMP,
      "stand aktualisiert veröffentlicht erstellt erschienen publiziert update "
      "updated published lesedauer lesezeit geändert minuten min uhr montag dienstag "
      "mittwoch donnerstag freitag samstag sonntag am um zuletzt von mo di mi do fr "
      "sa so datum" },
    { CUE_PUBLISHED,
      "stand veröffentlicht erstveröffentlicht* erstveröffentlichung* publiziert "
      "erschienen erschien erstellt published datum online ausgabe pressemitteilung "
      "artikel" },
    { CUE_UPDATED,
      "aktualisier* update updated geändert änderung überarbeitet korrigiert modified "
      "korrektur bearbeitet" },
    { CUE_LABEL, "anzeige werbung sponsored advertorial advertisement" },
    { CUE_THIS, "dieser diese dieses diesem diesen this" },
    { CUE_PAGE,
      "artikel beitrag thema text inhalt* seite website* webseite page article" },
    { CUE_PRICE, "euro eur cent franken dollar" },
};

struct slot {
    const char *word; /* NULL: free */
    uint32_t hash, length, cues;
    bool stem;
};

/* Built once; then they only serve. */
static struct slot slots[SLOTS];

/* By the hash of a stem's first letters: a bit for each length that such stems have.
 * Most words begin like none. */
static uint32_t stem_lengths[STARTS];

static once_flag built = ONCE_FLAG_INIT;

/* FNV-1a: every beginning of a word has its hash on the way to the word's own. */
static const uint32_t first_hash = 0x811C9DC5;
static const uint32_t hash_factor = 0x01000193;

static uint32_t add_byte(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * hash_factor;
}

static uint32_t *lengths_at(uint32_t hash)
{
    return &stem_lengths[(hash ^ hash >> 16) % STARTS];
}

static struct slot *find_slot(const char *word, uint32_t length, uint32_t hash,
                              bool stem)
{
    uint32_t at = (hash ^ hash >> 16) % SLOTS;
    while (slots[at].word != NULL &&
           (slots[at].hash != hash || slots[at].length != length ||
            slots[at].stem != stem || memcmp(slots[at].word, word, length) != 0))
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static void add_word(struct slice word, uint32_t cues)
{
    const bool stem = slice_ends_with(word, SLICE("*"));
    const uint32_t length = (uint32_t)word.length - stem;
    uint32_t hash = first_hash;
    for (uint32_t i = 0; i < length; i++) {
        hash = add_byte(hash, word.bytes[i]);
        if (stem && i + 1 == SHORTEST_STEM)
            *lengths_at(hash) |= 1U << length;
    }
    struct slot *const slot = find_slot(word.bytes, length, hash, stem);
    *slot = (struct slot){ word.bytes, hash, length, slot->cues | cues, stem };
}

static void build(void)
{
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        struct slice rest = slice_of(groups[i].words);
        while (rest.bytes != NULL)
            add_word(slice_split(&rest, ' '), groups[i].cues);
    }
}

/* ASCII letters, and Ä Ö Ü by the second byte of their UTF-8. */
static char lower_case(struct slice word, size_t at)
{
    const unsigned char byte = (unsigned char)word.bytes[at];
    const bool capital = byte < 0x80 ? byte >= 'A' && byte <= 'Z'
                                     : (byte == 0x84 || byte == 0x96 || byte == 0x9C) &&
                                           at > 0 && word.bytes[at - 1] == '\xC3';
    return (char)(capital ? byte + ' ' : byte);
}

uint32_t cues_of(struct slice word)
{
    char lower[LONGEST_WORD];
    uint32_t hashes[LONGEST_WORD + 1]; /* by length */
    const bool whole = word.length <= LONGEST_WORD;
    const uint32_t length = whole ? (uint32_t)word.length : LONGEST_WORD;
    call_once(&built, build);
    hashes[0] = first_hash;
    for (uint32_t i = 0; i < length; i++) {
        lower[i] = lower_case(word, i);
        hashes[i + 1] = add_byte(hashes[i], lower[i]);
    }
    uint32_t found = whole ? find_slot(lower, length, hashes[length], false)->cues : 0;
    if (length < SHORTEST_STEM)
        return found;
    const uint32_t lengths = *lengths_at(hashes[SHORTEST_STEM]);
    for (uint32_t i = SHORTEST_STEM; i <= length && lengths >> i != 0; i++)
        if ((lengths >> i & 1) != 0)
            found |= find_slot(lower, i, hashes[i], true)->cues;
    return found;
}
