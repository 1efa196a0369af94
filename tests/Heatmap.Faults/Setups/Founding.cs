using System.Text.Json.Nodes;
using Heatmap.Server;

namespace Heatmap.Faults;

/// <summary>Founds the shop through a server's local socket, as the command line does.</summary>
internal static class Founding
{
    private const string Password = "correct horse battery";

    public static async Task<Shop> FoundAsync(ServerProcess server)
    {
        // The log of a server that isn't ours may know the shops of earlier runs.
        var login = $"auditor-{Guid.CreateVersion7():N}";
        using var control = new ControlClient(DataFolder.ControlSocket(server.Data));
        var made = await control.AskAsync(
            "organizations/add",
            new JsonObject { ["name"] = "Faults Ltd", ["site"] = "Shop", ["login"] = login, ["origins"] = new JsonArray(Shop.Origin) },
            _ => { },
            CancellationToken.None);
        string Made(string name) => made.GetProperty(name).GetString()!;
        await new Numbers(server.Address!).ChoosePasswordAsync(login, Made("oneTimePassword"), Password);
        return new Shop(Made("site"), Made("publicKey"), login, Password);
    }
}
