namespace Deja.Run.Kernels.Jupyter.Zmtp;

/// <summary>The kinds of ZeroMQ's sockets that a front end of Jupyter has.</summary>
internal enum ZmtpKind
{
    /// <summary>Asks and is answered; the other side is a ROUTER.</summary>
    Dealer,

    /// <summary>Is told everything; the other side is a PUB or XPUB.</summary>
    Subscriber,
}
