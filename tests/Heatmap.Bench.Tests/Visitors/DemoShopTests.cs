namespace Heatmap.Bench.Tests;

public sealed class DemoShopTests
{
    [Fact]
    public void Every_page_was_measured_on_every_device() => DemoShop.Current.Pages.Count.ShouldBe(6 * Devices.ByShare.Count);

    [Fact]
    public void Elements_lie_within_their_document()
    {
        foreach (var page in DemoShop.Current.Pages)
        {
            page.Document.Width.ShouldBe(Devices.ByShare.Select(device => device.Item).Single(device => DemoShop.Current.Page(page.File, device.Layout) == page).Viewport.Width);
            page.Elements.ShouldAllBe(e => e.X >= 0 && e.Y >= 0 && e.Width > 0 && e.Height > 0 && e.X < page.Document.Width && e.Y + e.Height <= page.Document.Height);
        }
    }

    /// <summary>The table has to be measured again when the pages change; at least what is named must be there.</summary>
    [Fact]
    public void What_the_table_names_by_an_id_is_in_the_demo_page()
    {
        foreach (var page in DemoShop.Current.Pages)
        {
            using var reader = new StreamReader(typeof(DemoShopTests).Assembly.GetManifestResourceStream("demo." + page.File.Split('#')[0])!);
            var html = reader.ReadToEnd();
            foreach (var id in page.Elements.Where(element => element.Name[0] == '#').Select(element => element.Name[1..].Split(' ')[0]))
                html.ShouldContain($"id=\"{id}\"", customMessage: page.File);
        }
    }

    [Fact]
    public void The_script_fails_where_visitors_say_it_does()
    {
        using var reader = new StreamReader(typeof(DemoShopTests).Assembly.GetManifestResourceStream("demo." + DemoShop.Script)!);
        var (line, column) = DemoShop.FailsAt;
        var failing = reader.ReadToEnd().Split('\n')[line - 1];
        failing.ShouldContain(DemoShop.Failing);
        failing[(column - 1)..].ShouldStartWith("showModal");
    }

    /// <summary>A habit that names nothing would silently never happen.</summary>
    [Fact]
    public void Every_habit_names_what_its_page_has_on_every_device()
    {
        foreach (var persona in Personas.All)
            foreach (var (file, habit) in persona.Habits)
                foreach (var (device, _) in Devices.ByShare)
                {
                    var page = DemoShop.Current.Page(file, device.Layout);
                    foreach (var name in habit.Does.Select(does => does.Name).Concat(habit.Goes.Select(goes => goes.Item)))
                        Exists(page, name).ShouldBeTrue($"{persona.Name} on {file} ({device.Layout}): {name}");
                }
    }

    private static bool Exists(ShopPage page, string name) => name switch
    {
        "leave" => true,
        "form" => page.TryFind("#pay") is not null && page.TryFind("#terms") is not null,
        "newsletter" => page.TryFind("#subscribe") is not null,
        _ when name.StartsWith("to ", StringComparison.Ordinal) => page.LinksTo(name[3..]).Any(),
        _ when name.EndsWith('*') => page.Starting(name[..^1]).Any(),
        _ => page.TryFind(name) is not null,
    };
}
