using Heatmap.Faults;

Dictionary<string, Func<string, Task<ISetup>>> setups = new()
{
    ["eventstore"] = async folder => await ClusterSetup.OnEventStoreDbAsync(folder),
    ["cluster"] = async folder => await ClusterSetup.OnPostgresAsync(folder),
    ["embedded"] = async folder => await EmbeddedSetup.OpenAsync(folder),
};

// With the time, to be held against the logs of servers.
void Tell(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");

try
{
    return await new Rounds(setups, Settings.Parse(args, setups.Keys), Tell).RunAsync();
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}{Settings.Usage}{string.Join(", ", setups.Keys)}");
    return 2;
}
