"""A small OAuth 1.0a server on oauthlib, which checks signatures, nonces and times independently of Pinion.

Listens on a free port of 127.0.0.1, prints one JSON line with what a client needs, and ends when its input ends.

POST /oauth/request_token, POST /oauth/access_token   as at X
GET  /pin?oauth_token=...                             authorizes, like a person on the page, and gives the PIN
any  /resource...                                     tells whether the request is valid, and what was understood of it
"""

import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

from oauthlib.oauth1 import (
    AccessTokenEndpoint,
    RequestTokenEndpoint,
    RequestValidator,
    ResourceEndpoint,
)

CLIENT_KEY = "CKEY0000000000000000000A"
CLIENT_SECRET = "key & s\u00e9cret+%/\u2603"
ACCESS_TOKEN = "ACCESS000000000000000012"
ACCESS_SECRET = "token = s\u00e9cret~*'()!"
PIN = "4868795"


class Validator(RequestValidator):
    """Knows one app and one account. What oauthlib has no default for stays as strict as its documentation asks."""

    enforce_ssl = False
    nonce_length = (20, 64)
    verifier_length = (1, 32)
    dummy_client = "dummy-client"
    dummy_request_token = "dummy-request-token"
    dummy_access_token = "dummy-access-token"

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()
        self.seen = set()
        self.request_tokens = {}
        self.authorized = set()
        self.access_tokens = {ACCESS_TOKEN: ACCESS_SECRET}

    def validate_client_key(self, client_key, request):
        return client_key == CLIENT_KEY

    def get_client_secret(self, client_key, request):
        return CLIENT_SECRET if client_key == CLIENT_KEY else "dummy-secret"

    def validate_timestamp_and_nonce(
        self, client_key, timestamp, nonce, request, request_token=None, access_token=None
    ):
        use = (client_key, timestamp, nonce, request_token or access_token)
        with self.lock:
            fresh = use not in self.seen
            self.seen.add(use)
        return fresh

    def get_default_realms(self, client_key, request):
        return []

    def get_realms(self, token, request):
        return []

    def validate_requested_realms(self, client_key, realms, request):
        return not realms

    def validate_realms(self, client_key, token, request, uri=None, realms=None):
        return True

    def validate_redirect_uri(self, client_key, redirect_uri, request):
        return redirect_uri == "oob"

    def save_request_token(self, token, request):
        self.request_tokens[token["oauth_token"]] = token["oauth_token_secret"]

    def validate_request_token(self, client_key, token, request):
        return token in self.request_tokens

    def get_request_token_secret(self, client_key, token, request):
        return self.request_tokens.get(token, "dummy-secret")

    def validate_verifier(self, client_key, token, verifier, request):
        return token in self.authorized and verifier == PIN

    def invalidate_request_token(self, client_key, request_token, request):
        del self.request_tokens[request_token]
        self.authorized.discard(request_token)

    def save_access_token(self, token, request):
        self.access_tokens[token["oauth_token"]] = token["oauth_token_secret"]

    def validate_access_token(self, client_key, token, request):
        return token in self.access_tokens

    def get_access_token_secret(self, client_key, token, request):
        return self.access_tokens.get(token, "dummy-secret")


validator = Validator()
request_tokens = RequestTokenEndpoint(validator)
access_tokens = AccessTokenEndpoint(validator)
resources = ResourceEndpoint(validator)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # One write per answer; otherwise every answer waits for an acknowledgement of its headers.
    wbufsize = -1

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        parts = urlsplit(self.path)
        call = {
            # The host as the client wrote it: it is part of what was signed.
            "uri": f"http://{self.headers['Host']}{self.path}",
            "http_method": self.command,
            "body": body,
            "headers": dict(self.headers),
        }
        if parts.path == "/oauth/request_token" and self.command == "POST":
            headers, text, status = request_tokens.create_request_token_response(**call)
        elif parts.path == "/oauth/access_token" and self.command == "POST":
            whose = {"user_id": "12", "screen_name": "jane"}
            headers, text, status = access_tokens.create_access_token_response(**call, credentials=whose)
        elif parts.path == "/pin":
            validator.authorized.add(parse_qs(parts.query)["oauth_token"][0])
            headers, text, status = {}, PIN, 200
        elif parts.path.startswith("/resource"):
            valid, understood = resources.validate_protected_resource_request(**call)
            is_form = self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
            text = json.dumps(
                {
                    "query": understood.uri_query_params if understood else None,
                    "form": parse_qsl(body, keep_blank_values=True) if is_form else [],
                }
            )
            headers, status = {"Content-Type": "application/json"}, 200 if valid else 401
        else:
            headers, text, status = {}, "", 404
        data = (text or "").encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_DELETE = answer

    def log_message(self, format, *args):
        pass


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    facts = {
        "origin": f"http://127.0.0.1:{server.server_port}",
        "consumerKey": CLIENT_KEY,
        "consumerSecret": CLIENT_SECRET,
        "token": ACCESS_TOKEN,
        "tokenSecret": ACCESS_SECRET,
    }
    print(json.dumps(facts), flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)


main()
