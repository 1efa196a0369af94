using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>A visitor's eyes and fingers on one page: looking, scrolling, pointing, pressing. Each takes its time.</summary>
internal sealed class Body(CaptureRun run, ShopPage page, Device device, Chance chance, (double X, double Y) pointer, double pace)
{
    private readonly int _viewport = device.Viewport.Height;
    private int _lowest = LowestOf(page, device);

    /// <summary>Where the pointer is, in the viewport.</summary>
    public (double X, double Y) Pointer { get; private set; } = pointer;

    public int Scroll { get; private set; }

    /// <summary>Looks at what is on screen; a hand on a mouse wanders a little meanwhile.</summary>
    public void Look(double median)
    {
        var left = Math.Min(chance.LogNormal(median * pace, 0.55), 45_000);
        while (left > 0)
        {
            var still = Math.Min(left, chance.Exponential(1_800));
            run.Pass(still);
            left -= still;
            if (device.Touch || left <= 0) continue;
            left -= Wander();
        }
    }

    /// <summary>Scrolls in strokes of the wheel or finger, with a glance after each, until the goal is reached.</summary>
    public void ScrollTo(int goal)
    {
        goal = Math.Clamp(goal, 0, _lowest);
        while (Math.Abs(goal - Scroll) > 4)
        {
            var stroke = Math.Min(Math.Abs(goal - Scroll), chance.LogNormal(device.Touch ? _viewport * 0.55 : 320, 0.4));
            var direction = Math.Sign(goal - Scroll);
            var frames = chance.Source.Next(2, 5);
            for (var frame = 0; frame < frames; frame++) ScrollBy((int)Math.Ceiling(stroke / frames) * direction, goal);
            run.Pass(chance.LogNormal(260 * pace, 0.5));
        }
    }

    /// <summary>A jump that the page makes by itself.</summary>
    public void JumpTo(int goal)
    {
        Scroll = Math.Clamp(goal, 0, _lowest);
        run.ScrolledTo(Scroll, _viewport);
    }

    /// <summary>The page becomes another, and begins at its top.</summary>
    public void TurnTo(ShopPage next)
    {
        run.Shows(next.Document);
        _lowest = LowestOf(next, device);
        if (Scroll > 0) JumpTo(0);
    }

    /// <summary>Brings an element on screen, goes there and rests on it. Answers the place inside its box.</summary>
    public (int X, int Y) PointAt(ShopElement element)
    {
        BringOnScreen(element);
        var spread = device.Touch ? 5.0 : 6.0;
        var x = element.X + Inside(element.Width, spread);
        var y = element.TopAt(Scroll) + Inside(element.Height, spread);
        Reach((x, y - Scroll), Math.Min(element.Width, element.Height));
        run.Pass(chance.LogNormal(160, 0.4));
        return (x, y);
    }

    public void Press(ShopElement element, Answer answer)
    {
        var (x, y) = PointAt(element);
        run.Clicked(x, y, 1, TargetAt(element, x, y), answer);
    }

    /// <summary>Presses again and again within a second, at nearly one place, and nothing happens.</summary>
    public void Rage(ShopElement element)
    {
        var (x, y) = PointAt(element);
        var presses = chance.Source.Next(4, 8);
        for (var press = 1; press <= presses; press++)
        {
            var (atX, atY) = press == 1 ? (x, y) : (Near(x, element.X, element.Width), Near(y, element.TopAt(Scroll), element.Height));
            run.Clicked(atX, atY, press, TargetAt(element, atX, atY), Answer.None);
            if (press < presses) run.Pass(chance.Between(100, 150));
        }

        // They look whether it has done anything after all.
        run.Pass(chance.Between(2_600, 4_500));
    }

    public Target TargetAt(ShopElement element, int x, int y) => new(
        element.Selector, element.Tag, Share(x - element.X, element.Width), Share(y - element.TopAt(Scroll), element.Height),
        element.IsFixed, element.Text.Length == 0 ? null : element.Text);

    public static Target TargetOf(ShopElement element) => new(
        element.Name, element.Tag, Target.Centre, Target.Centre, element.IsFixed, element.Text.Length == 0 ? null : element.Text);

    private static int LowestOf(ShopPage page, Device device) => Math.Max(0, page.Document.Height - device.Viewport.Height);

    private void BringOnScreen(ShopElement element)
    {
        if (element.IsFixed) return;
        var (top, bottom) = (element.Y - Scroll, element.Y + element.Height - Scroll);
        // The shop's head sticks over the top 90 pixels.
        if (top >= 90 && bottom <= _viewport - 10) return;
        ScrollTo(element.Y + (element.Height / 2) - (int)(_viewport * chance.Between(0.3, 0.7)));
    }

    private void Reach((double X, double Y) goal, double breadth)
    {
        if (!device.Touch)
        {
            foreach (var (x, y) in Hand.Reach(chance, Pointer, goal, breadth))
            {
                run.Pass(Hand.Step);
                run.PointerAt((int)Math.Round(x), (int)Math.Round(y) + Scroll);
            }
        }

        Pointer = goal;
    }

    private double Wander()
    {
        var before = run.Now;
        var goal = (X: Pointer.X + chance.Normal(30, 90), Y: Pointer.Y + chance.Normal(10, 50));
        goal = (Math.Clamp(goal.X, 4, device.Viewport.Width - 4), Math.Clamp(goal.Y, 4, _viewport - 4));
        Reach(goal, 60);
        return run.Now - before;
    }

    private void ScrollBy(int distance, int goal)
    {
        Scroll = distance > 0 ? Math.Min(Scroll + distance, goal) : Math.Max(Scroll + distance, goal);
        run.ScrolledTo(Scroll, _viewport);
        run.Pass(chance.Between(60, 110));
    }

    private int Inside(int side, double spread) =>
        (int)Math.Round(Math.Clamp(chance.Normal(side / 2.0, side / spread), Math.Min(1, side), Math.Max(1, side - 1)));

    private int Near(int at, int start, int side) =>
        Math.Clamp(at + (int)Math.Round(chance.Normal(0, 1.5)), start, start + side);

    private static int Share(int offset, int side) => Math.Clamp((int)Math.Round((double)offset / Math.Max(side, 1) * Target.Full), 0, Target.Full);
}
