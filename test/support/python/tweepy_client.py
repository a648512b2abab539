"""A Tweepy client with nothing changed but its host: signs in with a PIN and reads the home timeline.

Reads a JSON object (origin, apiKey, apiKeySecret, username) from standard input and writes one to standard output.
"""

import html.parser
import json
import sys

import requests
import tweepy

HOST = "https://api.twitter.com"


def redirect_to(origin):
    """Lets every request go to the practice service, before it is signed: the signature covers the host."""
    original = requests.Session.request

    def request(self, method, url, *args, **kwargs):
        if url.startswith(HOST):
            url = origin + url[len(HOST):]
        return original(self, method, url, *args, **kwargs)

    requests.Session.request = request


class Form(html.parser.HTMLParser):
    """What a browser knows of the authorize page: the form's fields, and which account each radio stands for."""

    def __init__(self):
        super().__init__()
        self.action = None
        self.fields = {}
        self.radios = {}
        self.labels = {}
        self.label_for = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.action = values["action"]
        elif tag == "input" and values.get("type") == "hidden":
            self.fields[values["name"]] = values["value"]
        elif tag == "input" and values.get("type") == "radio":
            self.radios[values["id"]] = (values["name"], values["value"])
        elif tag == "label":
            self.label_for = values["for"]

    def handle_data(self, data):
        if self.label_for:
            self.labels[data.strip()] = self.label_for
            self.label_for = None


class Pin(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.inside = dict(attributes).get("data-testid") == "pin"

    def handle_data(self, data):
        if self.inside:
            self.text += data
            self.inside = False


def read_pin(origin, url, username):
    browser = requests.Session()
    page = browser.get(url)
    page.raise_for_status()
    form = Form()
    form.feed(page.text)
    name, value = form.radios[form.labels["@" + username]]
    answer = browser.post(
        origin + form.action, data={**form.fields, name: value, "decision": "authorize"}, headers={"Origin": origin}
    )
    answer.raise_for_status()
    pin = Pin()
    pin.feed(answer.text)
    return pin.text


def main():
    task = json.load(sys.stdin)
    origin = task["origin"]
    redirect_to(origin)

    handler = tweepy.OAuth1UserHandler(task["apiKey"], task["apiKeySecret"], callback="oob")
    url = handler.get_authorization_url(access_type="read").replace(HOST, origin)
    pin = read_pin(origin, url, task["username"])
    token, secret = handler.get_access_token(pin)

    client = tweepy.Client(
        consumer_key=task["apiKey"],
        consumer_secret=task["apiKeySecret"],
        access_token=token,
        access_token_secret=secret,
    )
    me = client.get_me(user_fields=["verified", "profile_image_url"]).data
    fields = {
        "tweet_fields": ["created_at", "author_id", "referenced_tweets"],
        "expansions": ["author_id", "referenced_tweets.id", "attachments.media_keys"],
        "media_fields": ["url", "width", "height"],
        "max_results": 50,
    }
    first = client.get_home_timeline(**fields)
    second = client.get_home_timeline(pagination_token=first.meta["next_token"], **fields)
    newest = client.get_home_timeline(since_id=first.data[10].id)
    try:
        tweepy.OAuth1UserHandler(task["apiKey"], task["apiKeySecret"] + "x", callback="oob").get_authorization_url()
        refused = None
    except tweepy.TweepyException as error:
        refused = str(error)
    json.dump(
        {
            "version": tweepy.__version__,
            "pinDigits": len(pin),
            "me": {"id": str(me.id), "username": me.username, "image": me.profile_image_url},
            "first": [{"id": str(post.id), "text": post.text, "author": str(post.author_id)} for post in first.data],
            "users": [str(user.id) for user in first.includes["users"]],
            "second": [str(post.id) for post in second.data],
            "newest": [str(post.id) for post in newest.data],
            "refused": refused,
        },
        sys.stdout,
    )


main()
