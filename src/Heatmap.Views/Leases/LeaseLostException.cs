namespace Heatmap.Views;

/// <summary>A lease that was presented is not held so any more, or none was; nothing was written.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException(Lease lease)
        : base($"Node '{lease.Node}' has lost its lease {lease.Token} on {lease.Resource}; nothing was written.") => Lease = lease;

    public LeaseLostException()
        : base("No lease was presented; nothing was written.")
    {
    }

    public Lease? Lease { get; }
}
