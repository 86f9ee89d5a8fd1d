#include "api/item.h"

#include "api/format.h"

enum { MORE_MAX = 6 };

bool item_params(const struct request *request, const struct param *more,
                 struct reply *reply, struct fault *fault)
{
    struct slice format = { 0 };
    enum format chosen = FORMAT_JSON;
    struct param params[MORE_MAX + 2] = { param_text("format", &format) };
    size_t count = 1;
    for (; more != NULL && more->kind != PARAM_NONE; more++)
        params[count++] = *more;
    params[count] = PARAM_END;
    return request_params(request, params, fault) &&
           format_choose(request, format, FORMAT_JSON + 1, reply, &chosen, fault);
}

bool no_params(const struct request *request, struct fault *fault)
{
    const struct param none = PARAM_END;
    return request_params(request, &none, fault);
}

void item_write(struct reply *reply, struct slice json)
{
    buffer_append_slice(&reply->body, json);
    buffer_append_byte(&reply->body, '\n');
}
