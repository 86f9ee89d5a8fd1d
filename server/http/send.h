/* The last step of an exchange: a reply becomes a response of libmicrohttpd. */
#pragma once

#include "http/exchange_state.h"

/* Sends the reply as it is; it is finished. */
enum MHD_Result send_reply(struct exchange_host *host, struct exchange *exchange,
                           struct MHD_Connection *connection, struct reply *reply);

/* Answers the request: from what is kept, or by its handler. */
enum MHD_Result send_answer(struct exchange_host *host, struct exchange *exchange,
                            struct MHD_Connection *connection);
