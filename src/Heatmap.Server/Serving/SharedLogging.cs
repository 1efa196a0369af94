namespace Heatmap.Server;

/// <summary>Lets the web server log where the rest of the installation logs.</summary>
internal sealed class SharedLogging(ILoggerFactory shared) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => shared.CreateLogger(categoryName);

    public void Dispose()
    {
        // The factory is the installation's.
    }
}
