"""The wire: the payload, the client, the receipt and what an answer means; `sandbox` is a stand-in TWIN."""
