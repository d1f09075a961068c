"""The one way out: requests to addresses that users name. Nothing else here asks such an address anything.

allowed     which addresses an operator allows, and which are inside the network
errand      a few requests within one time and one number of bytes, every connection to an address that was checked
"""
