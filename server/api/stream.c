#include "api/stream.h"

#include "api/loop.h"

enum {
    STREAMS_MAX = 32, /* a loop */
    ITEMS_AT_ONCE = 100,
    HEAVY_ITEMS_AT_ONCE = 10,
    PAGE_MEMORY = 16 * 1024 * 1024
};

/* Lives in the request's arena, which lasts as long as the stream. */
struct stream {
    struct list list;
    struct api_loop *loop;
    struct store *store;     /* of its own: the loop answers others meanwhile */
    struct arena *arenas[2]; /* a page's cursor lives in one while the next is read */
    unsigned pages;
    struct slice cursor;
    uint64_t left; /* how many items are still wanted */
};

static bool append_line(void *context, struct slice json, struct fault *fault)
{
    (void)fault;
    buffer_append_slice(context, json);
    buffer_append_byte(context, '\n');
    return true;
}

static bool pull_page(void *state, struct buffer *piece, bool *done,
                      struct fault *fault)
{
    struct stream *const stream = state;
    struct arena *const arena = stream->arenas[stream->pages++ % 2];
    const uint64_t most = stream->list.is_heavy ? HEAVY_ITEMS_AT_ONCE : ITEMS_AT_ONCE;
    const uint64_t limit = stream->left < most ? stream->left : most;
    arena_reset(arena);
    const struct page_request page = { .limit = (uint32_t)limit,
                                       .cursor = stream->cursor,
                                       .arena = arena,
                                       .item = append_line,
                                       .context = piece };
    struct page_result result = { 0 };
    if (!stream->list.ask(stream->store, stream->list.query, &page, &result, fault))
        return false;
    stream->cursor = result.next;
    stream->left -= limit;
    *done = result.next.bytes == NULL || stream->left == 0;
    return true;
}

static void finish_stream(void *state)
{
    struct stream *const stream = state;
    if (stream->store != NULL)
        store_snapshot_end(stream->store);
    store_close(stream->store);
    arena_destroy(stream->arenas[0]);
    arena_destroy(stream->arenas[1]);
    stream->loop->streams--;
}

static bool open_stream(struct stream *stream, struct fault *fault)
{
    for (int i = 0; i < 2; i++) {
        stream->arenas[i] = arena_create(PAGE_MEMORY);
        if (stream->arenas[i] == NULL)
            return fault_no_memory(fault);
    }
    stream->store = loop_open_store(stream->loop, fault);
    return stream->store != NULL && store_snapshot_begin(stream->store, fault);
}

/* Reads the first items at once: what is wrong with the question shows while there can
 * still be a problem document, and a short list needs no stream. */
static bool begin(struct stream *stream, struct reply *reply, struct fault *fault)
{
    bool done = false;
    if (!pull_page(stream, &reply->body, &done, fault))
        return false;
    if (!done)
        return true;
    finish_stream(stream);
    reply->stream = (struct reply_stream){ 0 };
    return true;
}

bool stream_answer(const struct request *request, const struct list *list,
                   struct reply *reply, struct fault *fault)
{
    struct api_loop *const loop = loop_of(request);
    if (loop->streams == STREAMS_MAX) {
        reply_header(reply, "Retry-After", "5");
        return fault_set(fault, FAULT_BUSY, "%d whole lists are being sent already",
                         STREAMS_MAX);
    }
    struct stream *const stream = arena_alloc(request->arena, sizeof *stream);
    if (stream == NULL)
        return fault_no_memory(fault);
    *stream = (struct stream){
        .list = *list,
        .loop = loop,
        .cursor = list->view.cursor,
        .left = list->view.limit == 0 ? UINT64_MAX : (uint64_t)list->view.limit,
    };
    loop->streams++;
    reply->stream = (struct reply_stream){ pull_page, finish_stream, stream };
    return open_stream(stream, fault) && begin(stream, reply, fault);
}
