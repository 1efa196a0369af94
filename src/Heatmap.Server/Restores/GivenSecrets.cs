using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>The secrets folder that a restored installation is given. It is read here, and never changed.</summary>
internal sealed class GivenSecrets
{
    private readonly string _folder;

    private GivenSecrets(string folder, MasterKeys keys) => (_folder, Keys) = (folder, keys);

    public MasterKeys Keys { get; }

    /// <exception cref="ControlException">There is no such folder, or no key-encryption key in it.</exception>
    public static GivenSecrets Open(string folder)
    {
        if (!Directory.Exists(folder)) throw new ControlException($"There is no secrets folder '{folder}'. Give that of the installation with --secrets.");
        var files = new InMemorySecretFiles();
        foreach (var path in Directory.EnumerateFiles(folder)) files.Write(Path.GetFileName(path), File.ReadAllBytes(path));
        var keys = MasterKeys.Open(files, Heatmap.Privacy.SystemRandomness.Instance);
        return keys.Current > 0
            ? new GivenSecrets(folder, keys)
            : throw new ControlException($"The secrets folder '{folder}' holds no key-encryption key. Give that of the installation with --secrets.");
    }

    /// <summary>Copies the folder, what lies in folders of it too (the keys that logins are signed with).</summary>
    public void CopyTo(string folder)
    {
        var copies = new FolderSecretFiles(folder);
        foreach (var path in Directory.EnumerateFiles(_folder)) copies.Write(Path.GetFileName(path), File.ReadAllBytes(path));
        foreach (var path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(p => Path.GetDirectoryName(p) != _folder))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_folder, path));
            PrivateFolder.Make(Path.GetDirectoryName(copy)!);
            PrivateFolder.Write(copy, File.ReadAllText(path));
        }
    }
}
