using Heatmap.Faults;

Dictionary<string, Func<string, Task<ISetup>>> setups = new()
{
    ["embedded"] = async folder => await EmbeddedSetup.OpenAsync(folder),
    ["cluster"] = async folder => await ClusterSetup.OpenAsync(folder),
};
try
{
    return await new Rounds(setups, Console.WriteLine).RunAsync(Settings.Parse(args, setups.Keys));
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}{Settings.Usage}{string.Join(", ", setups.Keys)}");
    return 2;
}
