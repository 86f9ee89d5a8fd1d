#include "base/utf8.h"
#include "store/scan_state.h"

/* Collects the filings of one article or claim; want of memory sticks. */
struct filer {
    struct scan *scan;
    uint32_t article;
    struct arena *arena;
    struct filings *out;
    struct fault *fault;
};

/* A claim names a handful of terms: looking through them is faster than hashing. */
static void file_under(struct filer *filer, uint32_t term, unsigned roles)
{
    struct filing *filing = filer->out->items.items;
    for (uint32_t i = 0; i < filer->out->items.count; i++, filing++) {
        if (filing->term == term) {
            filing->roles |= roles;
            filing->mentions++;
            return;
        }
    }
    filing = list_add(&filer->out->items, filer->arena, sizeof *filing);
    if (filing == NULL)
        fault_no_memory(filer->fault);
    else
        *filing = (struct filing){ term, roles, 1 };
}

static void file_referent(struct filer *filer, uint32_t referent, unsigned role)
{
    if (referent == NO_REFERENT)
        return;
    const struct links *const links = filer->scan->links;
    const uint32_t entity = links->articles[filer->article].entities[referent];
    uint32_t term = 0;
    if (filer->fault->kind == FAULT_NONE &&
        entity_term(filer->scan, entity, &term, filer->fault))
        file_under(filer, term, role | role_kind(links->entities[entity].kind));
}

static void file_speaker(struct filer *filer, const struct speaker *speaker,
                         unsigned role)
{
    if (speaker->kind == SPEAKER_REFERENT)
        file_referent(filer, speaker->referent, role);
}

static void file_value(struct filer *filer, enum facet facet, struct slice value)
{
    uint32_t term = 0;
    if (filer->fault->kind == FAULT_NONE &&
        terms_need(&filer->scan->terms, filer->scan->store, facet, value, &term,
                   filer->fault))
        file_under(filer, term, 0);
}

static void file_publisher(struct filer *filer)
{
    const struct slice publisher =
        filer->scan->corpus[filer->article].article->publisher;
    if (publisher.bytes == NULL)
        return;
    const struct slice folded = utf8_fold(filer->arena, publisher);
    if (folded.bytes == NULL)
        fault_no_memory(filer->fault);
    else
        file_value(filer, FACET_PUBLISHER, folded);
}

static void file_content(struct filer *filer, const struct claim *claim)
{
    for (uint32_t i = 0; i < claim->about_count; i++)
        file_referent(filer, claim->about[i], ROLE_ABOUT);
    for (uint32_t i = 0; i < claim->weapon_count; i++)
        file_referent(filer, claim->weapons[i], ROLE_ABOUT);
    file_referent(filer, claim->supplier, ROLE_ABOUT);
    file_referent(filer, claim->recipient, ROLE_ABOUT);
}

bool claim_filings(struct scan *scan, uint32_t article, uint32_t claim_number,
                   struct arena *arena, struct filings *out, struct fault *fault)
{
    const struct corpus_article *const at = &scan->corpus[article];
    const struct claim *const claim = &at->reading->claims[claim_number];
    const uint32_t thread = scan->links->articles[article].threads[claim_number];
    struct filer filer = { scan, article, arena, out, fault };
    *out = (struct filings){ 0 };
    file_under(&filer, scan->all_claims, 0);
    file_publisher(&filer);
    if (thread != NO_THREAD)
        file_value(&filer, FACET_THREAD, scan->links->threads[thread].id);
    file_speaker(&filer, &claim->speaker, ROLE_SPEAKER);
    for (uint32_t i = 0; i < claim->via_count; i++)
        file_speaker(&filer, &claim->via[i], ROLE_VIA);
    file_content(&filer, claim);
    return fault->kind == FAULT_NONE;
}

bool article_filings(struct scan *scan, uint32_t article, struct arena *arena,
                     struct filings *out, struct fault *fault)
{
    const struct reading *const reading = scan->corpus[article].reading;
    struct filer filer = { scan, article, arena, out, fault };
    *out = (struct filings){ 0 };
    file_publisher(&filer);
    for (uint32_t i = 0; i < reading->mention_count; i++)
        file_referent(&filer, reading->mentions[i].referent, 0);
    return fault->kind == FAULT_NONE;
}

/* "Seit Mai" goes on until it is told. */
static int32_t last_day_told(const struct reading *reading)
{
    const struct day published = reading->published.interval.latest;
    return day_is_known(published) ? day_number(published) : DAY_AFTER_ALL - 1;
}

struct day_range claim_when(const struct reading *reading, const struct claim *claim)
{
    const struct interval when = claim_time(reading, claim);
    struct day_range range = day_range_of(when, DAY_AFTER_ALL);
    if (day_is_known(when.earliest) && !day_is_known(when.latest)) {
        const int32_t last = last_day_told(reading);
        range.last = last > range.first ? last : range.first;
    }
    return range;
}

bool claim_is_dated(const struct reading *reading, const struct claim *claim)
{
    return claim_when(reading, claim).first != DAY_AFTER_ALL;
}
