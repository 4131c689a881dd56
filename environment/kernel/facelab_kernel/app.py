"""ipykernel's application, with an output socket that never drops a message."""

import zmq
from ipykernel.kernelapp import IPKernelApp


class KernelApp(IPKernelApp):
    """By default ZeroMQ drops what a slow client has not taken after 1,000 messages.

    One of those may be the "idle" that tells the client that the cell has ended; it would then wait forever.
    """

    def init_iopub(self, context):
        context.setsockopt(zmq.SNDHWM, 0)
        super().init_iopub(context)
