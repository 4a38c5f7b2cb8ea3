"""A page of the web, fetched because a person asked for it: guarded, within limits, with what is needed to prove it.

`web.Web` fetches; `target` takes addresses apart, `address` knows which are public, `wire` talks to one of them.
"""
