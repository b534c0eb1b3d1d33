#!/usr/bin/env python3
# ruff: noqa
"""Wayback-shaped front for a local pywb collection (self-written, stdlib only).

  wayback_shim.py [--port 8470] [--pywb http://127.0.0.1:8471/web] [--cdx-per-min 0] [--fail 0]

Serves, in the shapes web.archive.org / archive.org use:
  GET  /wayback/available?url=&timestamp=[&callback=]      availability v1
  POST /wayback/available  (one "url=..&timestamp=..&closest=before&statuscodes=200&tag=N" per line) v2 batch
  GET  /cdx/search/cdx?url=&output=json&fl=&filter=&collapse=&limit=&from=&to=&matchType=
                       &showResumeKey=true&resumeKey=&closest=&sort=closest&fastLatest=&resolveRevisits=
  GET  /web/timemap/link/URL, /web/timemap/json/URL (json = header row + rows as Wayback's does)
  GET  /web/TS[id_]/URL, /web/URL  (302 to exact capture as Wayback; then pywb replay passed through)
  GET  /save/status/user, POST /save, GET /save/status/JOB   tiny SPN2 stand-in
--cdx-per-min N answers 429 beyond N CDX calls a minute, no Retry-After (as documented for IA).
"""

import argparse
import json
import re
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote_plus, quote_plus, urlencode, urlsplit

FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
PYWB = {"original": "url", "mimetype": "mime", "statuscode": "status"}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *a, **k):
        return None


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)


def fetch(url, headers=None):
    try:
        r = OPENER.open(urllib.request.Request(url, headers=headers or {}), timeout=300)
    except urllib.error.HTTPError as e:
        r = e
    return r.status, r.headers, r.read()


def when(ts):
    return datetime.strptime(
        (ts + "00000101000000"[len(ts) :])[:14] if len(ts) >= 4 else "19940101000000", "%Y%m%d%H%M%S"
    )


def rows(cfg, url, match="exact", frm=None, to=None):
    q = {"url": url, "output": "json"}
    if match and match != "exact":
        q["matchType"] = match
    if frm:
        q["from"] = frm
    if to:
        q["to"] = to
    status, _, body = fetch(cfg.pywb + "/cdx?" + urlencode(q))
    out = []
    if status == 200:
        for line in body.decode().splitlines():
            if line.strip():
                j = json.loads(line)
                out.append({f: j.get(PYWB.get(f, f), "-") for f in FIELDS})
    return out


def closest(rs, ts, direction="either", codes=None):
    if codes:
        rs = [r for r in rs if r["statuscode"] in codes]
    if not ts:
        return rs[-1] if rs else None
    t = when(ts)
    if direction == "before":
        rs = [r for r in rs if when(r["timestamp"]) <= t]
    elif direction == "after":
        rs = [r for r in rs if when(r["timestamp"]) >= t]
    return min(rs, key=lambda r: abs((when(r["timestamp"]) - t).total_seconds()), default=None)


def snapshot(cfg, r):
    return {
        "status": r["statuscode"],
        "available": True,
        "url": f"http://{cfg.host}/web/{r['timestamp']}/{r['original']}",
        "timestamp": r["timestamp"],
    }


class H(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "shim"

    def log_message(self, *a):
        pass

    def out(self, code, body=b"", ctype="application/json", **hdr):
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
        elif isinstance(body, str):
            body = body.encode()
        self.send_response(code)
        self.send_header("Content-Type", ctype)
        self.send_header("Content-Length", str(len(body)))
        for k, v in hdr.items():
            self.send_header(k.replace("_", "-"), v)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        cfg = self.server.cfg
        path, _, query = self.path.partition("?")
        if path == "/wayback/available":
            q = {k: v[0] for k, v in parse_qs(query).items()}
            url = q.get("url", "")
            if url and "://" not in url:
                url = "http://" + url
            # v1 looks for playable captures: 2xx/3xx preferred, as the site answers with status 200 mostly
            r = closest(rows(cfg, url), q.get("timestamp"), codes={"200", "203", "206"}) if url else None
            ans = {"url": q.get("url", ""), "archived_snapshots": {"closest": snapshot(cfg, r)} if r else {}}
            if "timestamp" in q:
                ans["timestamp"] = q["timestamp"]
            text = json.dumps(ans)
            if "callback" in q and re.fullmatch(r"[\w.]+", q["callback"]):
                return self.out(200, f"{q['callback']}({text});", "application/javascript")
            return self.out(200, text)
        if path in ("/cdx/search/cdx", "/cdx/search", "/web/timemap/json") or path.startswith("/web/timemap/json/"):
            return self.cdx(cfg, path, query)
        if path.startswith("/web/timemap/link/"):
            target = self.path[len("/web/timemap/link/") :]
            code, h, body = fetch(cfg.pywb + "/timemap/link/" + quote(target, safe=":/?&=%{}+,;@~!*()'#"))
            body = body.decode().replace(cfg.pywb, f"http://{cfg.host}/web").replace("mp_/", "/")
            return self.out(code, body, h.get("Content-Type", "application/link-format"))
        if path == "/save/status/user":
            return self.out(200, {"available": 7, "processing": 0})
        m = re.match(r"/save/status/([\w-]+)$", path)
        if m:
            u = self.server.jobs.get(m[1])
            if not u:
                return self.out(404, {"status": "error", "status_ext": "error:not-found", "job_id": m[1]})
            return self.out(
                200,
                {
                    "status": "success",
                    "job_id": m[1],
                    "original_url": u,
                    "timestamp": time.strftime("%Y%m%d%H%M%S", time.gmtime()),
                    "duration_sec": 0.1,
                    "resources": [u],
                    "outlinks": [],
                },
            )
        if path.startswith("/web/"):
            return self.replay(cfg)
        self.out(404, "not here", "text/plain")

    do_HEAD = do_GET

    def do_POST(self):
        cfg = self.server.cfg
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        if self.path == "/wayback/available":
            res = []
            for line in body.splitlines():
                q = parse_qs(line)
                one = {k: v[0] for k, v in q.items()}
                if not one.get("url"):
                    continue
                r = closest(
                    rows(cfg, one["url"]),
                    one.get("timestamp"),
                    one.get("closest", "either"),
                    set(q.get("statuscodes", [])) or None,
                )
                ans = {
                    "url": one["url"],
                    "tag": one.get("tag"),
                    "archived_snapshots": {"closest": snapshot(cfg, r)} if r else {},
                }
                if "timestamp" in one:
                    ans["timestamp"] = one["timestamp"]
                res.append(ans)
            return self.out(200, {"results": res})
        if self.path == "/save":
            if not self.headers.get("Authorization", "").startswith("LOW "):
                return self.out(401, {"message": "You need to be logged in to use Save Page Now."})
            url = parse_qs(body).get("url", [""])[0]
            job = f"spn2-{len(self.server.jobs):040x}"
            self.server.jobs[job] = url
            return self.out(200, {"url": url, "job_id": job})
        self.out(404, "not here", "text/plain")

    def cdx(self, cfg, path, query):
        if cfg.cdx_per_min:
            with self.server.lock:
                now = time.monotonic()
                self.server.hits = [t for t in self.server.hits if now - t < 60]
                if len(self.server.hits) >= cfg.cdx_per_min:
                    return self.out(429, "<html><head><title>429 Too Many Requests</title></head></html>", "text/html")
                self.server.hits.append(now)
        q = parse_qs(query, keep_blank_values=True)
        g = lambda k, d=None: q.get(k, [d])[0]
        url = g("url")
        if path.startswith("/web/timemap/json/"):
            url = self.path[len("/web/timemap/json/") :]
        if not url:
            return self.out(400, "org.archive.wayback.exception.BadQueryException: No Url", "text/plain")
        rs = rows(cfg, url, g("matchType"), g("from"), g("to"))
        for f in q.get("filter", []):
            m = re.match(r"(!?)(\w+):(.*)$", f, re.S)
            if not m or m[2] not in FIELDS:
                return self.out(400, "bad filter", "text/plain")
            rx = re.compile(m[3])
            rs = [r for r in rs if bool(rx.fullmatch(r[m[2]])) != bool(m[1])]
        for c in q.get("collapse", []):
            f, _, n = c.partition(":")
            keep, last = [], object()
            for r in rs:
                v = r.get(f, "")[: int(n) if n else None]
                if v != last:
                    keep.append(r)
                last = v
            rs = keep
        if g("closest") and g("sort") == "closest":
            rs.sort(key=lambda r: abs((when(r["timestamp"]) - when(g("closest"))).total_seconds()))
        if g("resumeKey"):
            key, ts = unquote_plus(g("resumeKey")).rstrip("!").rsplit(" ", 1)
            rs = [r for r in rs if (r["urlkey"], r["timestamp"]) > (key, ts)]
        more = None
        if g("limit"):
            n = int(g("limit"))
            if n < 0:
                rs = rs[n:]
            elif len(rs) > n:
                last = rs[n - 1]
                rs, more = rs[:n], quote_plus(f"{last['urlkey']} {last['timestamp']}!")
        fl = g("fl", ",".join(FIELDS)).split(",")
        data = [[r.get(f, "-") for f in fl] for r in rs]
        show = more and g("showResumeKey") == "true"
        if g("output") == "json" or "timemap/json" in path:
            ans = ([fl] + data if data else []) + ([[], [more]] if show else [])
            return self.out(200, "[" + ",\n".join(json.dumps(r) for r in ans) + "]\n")
        text = "".join(" ".join(r) + "\n" for r in data) + (f"\n{more}\n" if show else "")
        self.out(200, text, "text/plain;charset=UTF-8")

    def replay(self, cfg):
        m = re.match(r"/web/(?:(\d{1,14})([a-z]{2}_)?/)?(.+)$", self.path)
        ts, mod, url = m[1], m[2] or "", m[3]
        if "://" not in url:
            url = "http://" + url
        hdr = {"Accept-Datetime": self.headers["Accept-Datetime"]} if self.headers.get("Accept-Datetime") else {}
        code, h, body = fetch(
            f"{cfg.pywb}/{ts + mod + '/' if ts else ''}" + quote(url, safe=":/?&=%{}+,;@~!*()'#"), hdr
        )
        fix = lambda v: v.replace(cfg.pywb, f"http://{cfg.host}/web")
        is_memento = "Memento-Datetime" in h
        self.send_response(302 if code == 307 and not is_memento else code)
        for k in ("Content-Type", "Memento-Datetime", "Link", "Vary", "Content-Encoding"):
            if h.get(k):
                self.send_header(k, fix(h[k]))
        loc = h.get("Location")
        if loc:
            if is_memento and cfg.pywb not in loc:  # archived redirect: Wayback rewrites Location into the archive
                loc = f"/web/{ts}{mod}/{loc}"
            else:
                found = re.search(r"/web/(\d{14})", loc)
                if found:
                    self.send_header("X-Archive-Redirect-Reason", "found capture at " + found[1])
            self.send_header("Location", fix(loc))
        if is_memento:
            self.send_header("X-Archive-Src", "local/t.warc.gz")
            for k, v in h.items():
                if k.lower() in ("server", "date", "last-modified"):
                    self.send_header("X-Archive-Orig-" + k, v)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--port", type=int, default=8470)
    ap.add_argument("--pywb", default="http://127.0.0.1:8471/web")
    ap.add_argument("--cdx-per-min", type=int, default=0)
    cfg = ap.parse_args()
    cfg.host = f"127.0.0.1:{cfg.port}"
    srv = ThreadingHTTPServer(("127.0.0.1", cfg.port), H)
    srv.cfg, srv.jobs, srv.hits, srv.lock = cfg, {}, [], threading.Lock()
    srv.daemon_threads = True
    print("wayback shim on", cfg.host, "->", cfg.pywb, flush=True)
    srv.serve_forever()


if __name__ == "__main__":
    main()
