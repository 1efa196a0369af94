namespace Heatmap.Faults;

/// <summary>The wall clock of a server jumps, there and back, while its monotonic clock goes on as clocks of machines do.</summary>
internal sealed class ClockJump(ServerProcess server, string offsets, string jump) : IFault
{
    public const string Missing = "clocks don't jump: there is no libfaketime (Debian: apt-get install libfaketime)";

    private static readonly string[] Jumps = ["+3h", "-40m"];

    public string Name => $"clock of {server.Name} jumps by {jump}";

    public object Target => offsets;

    /// <summary>The library that stands between a program and the clock; null where it isn't installed.</summary>
    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "faketime", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(folder => Path.Combine(folder, "libfaketime.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>The jumps of a server that was started in the file's <see cref="Environment"/>; none where clocks can't be turned.</summary>
    public static IEnumerable<ClockJump> AllOf(ServerProcess server, string offsets) =>
        Library is null ? [] : Jumps.Select(jump => new ClockJump(server, offsets, jump));

    /// <summary>What a server must be started with so that its clock can be turned by writing to the file.</summary>
    public static IReadOnlyDictionary<string, string> Environment(string offsets)
    {
        if (Library is null) return new Dictionary<string, string>();
        File.WriteAllText(offsets, "+0");
        return new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = offsets,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            // Its mend for an old C library has waits by the monotonic clock end at once, and with them every answer time out.
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
        };
    }

    public Task StrikeAsync() => File.WriteAllTextAsync(offsets, jump);

    public Task MendAsync() => File.WriteAllTextAsync(offsets, "+0");
}
