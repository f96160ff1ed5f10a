namespace Deja.Host.Ports;

/// <summary>Whether the processes that have a socket can be seen.</summary>
public enum OwnerSight
{
    /// <summary>They are named.</summary>
    Seen,

    /// <summary>The system tells them to their user and to root alone.</summary>
    Hidden,

    /// <summary>Nobody here has it, and here is not the whole machine: they are outside of this container, or the kernel has it.</summary>
    Outside,

    /// <summary>No process of this machine has it: it is the kernel's own (NFS, WireGuard, VXLAN), or on its way between two processes.</summary>
    Kernel,

    /// <summary>There is none by its nature: it is not yet accepted, or already closed.</summary>
    None,
}
