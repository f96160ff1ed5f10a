namespace Deja.CSharp.Sessions;

/// <summary>Ends a request with a fault of the block's, told to its author.</summary>
internal sealed class FaultException(BlockFault fault) : Exception(fault.Message)
{
    public FaultException(string message)
        : this(new BlockFault(message))
    {
    }

    public BlockFault Fault => fault;
}
