-- wrk -s paths.lua URL -- FILE START [ETAG]: asks for the paths that FILE lists, over and over, from number START on;
-- the last line says how many requests were answered in how many microseconds, and how many failed.
local requests, at = {}, 0

function init(args)
    wrk.headers['If-None-Match'] = args[3]
    for path in io.lines(args[1]) do
        requests[#requests + 1] = wrk.format('GET', path)
    end
    at = tonumber(args[2])
end

function request()
    at = at % #requests + 1
    return requests[at]
end

function done(summary)
    local errors = summary.errors
    io.write(string.format('%d %d %d\n', summary.requests, summary.duration,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
