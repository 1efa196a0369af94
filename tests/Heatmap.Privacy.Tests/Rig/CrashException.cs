namespace Heatmap.Privacy.Tests;

public sealed class CrashException : Exception;
