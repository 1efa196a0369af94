namespace Heatmap.Faults;

/// <summary>The system did what it must not do, or didn't recover.</summary>
internal sealed class FaultFoundException(string what) : Exception(what);
