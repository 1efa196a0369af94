namespace Heatmap.Faults;

/// <summary>Servers and stores that run together and can be struck.</summary>
internal interface ISetup : IAsyncDisposable
{
    string Name { get; }

    Shop Shop { get; }

    /// <summary>The servers; one that was struck may be on its way back.</summary>
    IReadOnlyList<ServerProcess> Servers { get; }

    /// <summary>Everything that can be done to it.</summary>
    IReadOnlyList<IFault> Faults { get; }

    /// <summary>What can't be done to it on this machine, and why.</summary>
    IReadOnlyList<string> LeftOut { get; }

    /// <summary>The log as its store holds it, without any server in between. The caller disposes of it.</summary>
    OpenedLog OpenLog();
}
