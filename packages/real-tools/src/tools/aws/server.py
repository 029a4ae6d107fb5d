"""Runs moto with two faults of its version 5.2.5 corrected, so that it refuses as AWS does.

server.py -H <host> -p <port>
"""

import sys

from moto.core import exceptions
from moto.iam.access_control import IAMRequestBase
from moto.server import main

make_request = IAMRequestBase._create_aws_request
make_error = exceptions._RESTError.__init__


def without_second_body(self):
    """Moto takes the parameters of the address for the body of a request that has none."""
    if self._method in ["GET", "DELETE"]:
        self._data = {}
    return make_request(self)


def with_plain_error(self, *args, **kwargs):
    """Clients of Route 53 and CloudFront look for <Error> directly in <ErrorResponse>."""
    make_error(self, *args, **kwargs)
    for wrapper in ["<Errors>", "</Errors>"]:
        self.description = self.description.replace(wrapper, "")


IAMRequestBase._create_aws_request = without_second_body
exceptions._RESTError.__init__ = with_plain_error
main(sys.argv[1:])
