using Heatmap.Sql;

namespace Heatmap.Log.Tests;

/// <summary>A database of <see cref="Numbers"/> on one of the engines.</summary>
public interface INumbersStore : IAsyncDisposable
{
    Task<ISqlDatabase> OpenAsync();
}
