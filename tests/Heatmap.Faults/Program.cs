using Heatmap.Faults;

Dictionary<string, Func<string, Task<ISetup>>> setups = new()
{
    ["eventstore"] = async folder => await ClusterSetup.OnEventStoreDbAsync(folder),
    ["cluster"] = async folder => await ClusterSetup.OnPostgresAsync(folder),
    ["embedded"] = async folder => await EmbeddedSetup.OpenAsync(folder),
};
try
{
    return await new Rounds(setups, Settings.Parse(args, setups.Keys), Console.WriteLine).RunAsync();
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}{Settings.Usage}{string.Join(", ", setups.Keys)}");
    return 2;
}
