namespace Heatmap.Log.Tests;

/// <summary>A kind of log for the contract suites: how it is opened, and what has to go when the test is over.</summary>
public interface ILogStore : IAsyncDisposable
{
    /// <summary>Whether the store knows which events were appended together.</summary>
    bool KnowsAppends => true;

    Task<LogPorts> OpenAsync();
}
