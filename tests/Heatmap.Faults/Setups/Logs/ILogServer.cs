using System.Net;

namespace Heatmap.Faults;

/// <summary>Where the log of several servers lies.</summary>
internal interface ILogServer : IAsyncDisposable
{
    /// <summary>What servers are told: a connection string.</summary>
    string Address { get; }

    /// <summary>The one place in the address that a cable can lead to; null where there is no such one.</summary>
    DnsEndPoint? Endpoint { get; }

    /// <summary>What can be done to it.</summary>
    IReadOnlyList<IFault> Faults { get; }

    /// <summary>Why not more can be done to it; null when nothing is left out.</summary>
    string? LeftOut { get; }

    /// <summary>The log as it is, without any server in between. The caller disposes of it.</summary>
    OpenedLog Open();
}
