namespace Heatmap.Events;

/// <summary>Reads the six kinds of event that a visitor makes most. The keys are those of the records.</summary>
internal static class QuickEvents
{
    public static PageViewed Viewed(ReadOnlySpan<byte> json)
    {
        var (width, height, referrer, campaign, details) = (0, 0, default(string), default(Campaign), default(SealedBox));
        var members = new ShortMembers(json);
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 'w': width = members.Int32(); break;
                case 'h': height = members.Int32(); break;
                case 'r': referrer = members.Text(); break;
                case 'c': campaign = CampaignOf(ref members); break;
                case 's': details = members.Box(); break;
                default: throw new SurpriseException();
            }
        }

        members.End();
        return new PageViewed(width, height, referrer, campaign, details);
    }

    public static PointerClicked Clicked(ReadOnlySpan<byte> json)
    {
        var (x, y, width, height, button, count, trusted) = (0, 0, 0, 0, 0, 0, false);
        var (target, details, pointer) = (default(Element), default(SealedBox), default(string));
        var members = new ShortMembers(json);
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 'x': x = members.Int32(); break;
                case 'y': y = members.Int32(); break;
                case 'w': width = members.Int32(); break;
                case 'h': height = members.Int32(); break;
                case 'b': button = members.Int32(); break;
                case 'c': count = members.Int32(); break;
                case 't': trusted = members.Bool(); break;
                case 'e': target = ElementOf(ref members); break;
                case 'p': pointer = members.Text(); break;
                case 's': details = members.Box(); break;
                default: throw new SurpriseException();
            }
        }

        members.End();
        return new PointerClicked(x, y, width, height, button, count, trusted, target, details, pointer);
    }

    public static ClickReacted Reacted(ReadOnlySpan<byte> json)
    {
        var (of, observed) = (0L, 0);
        var (mutation, scroll, navigation, selection) = (default(int?), default(int?), default(int?), default(int?));
        var members = new ShortMembers(json);
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 'o': of = members.Int64(); break;
                case 'm': mutation = members.Int32OrNull(); break;
                case 'c': scroll = members.Int32OrNull(); break;
                case 'n': navigation = members.Int32OrNull(); break;
                case 'l': selection = members.Int32OrNull(); break;
                case 'd': observed = members.Int32(); break;
                default: throw new SurpriseException();
            }
        }

        members.End();
        return new ClickReacted(of, mutation, scroll, navigation, selection, observed);
    }

    public static PointerMoved Moved(ReadOnlySpan<byte> json)
    {
        var (width, height, deltas) = (0, 0, default(int[]));
        var members = new ShortMembers(json);
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 'w': width = members.Int32(); break;
                case 'h': height = members.Int32(); break;
                case 'p': deltas = members.Int32s(); break;
                default: throw new SurpriseException();
            }
        }

        members.End();
        return new PointerMoved(width, height, deltas ?? throw new SurpriseException());
    }

    public static PageScrolled Scrolled(ReadOnlySpan<byte> json)
    {
        var (top, deepest) = (0, 0);
        var members = new ShortMembers(json);
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 'y': top = members.Int32(); break;
                case 'm': deepest = members.Int32(); break;
                default: throw new SurpriseException();
            }
        }

        members.End();
        return new PageScrolled(top, deepest);
    }

    public static PageLeft Left(ReadOnlySpan<byte> json)
    {
        var engaged = 0L;
        var members = new ShortMembers(json);
        while (members.Next(out var key))
        {
            engaged = key == 'e' ? members.Int64() : throw new SurpriseException();
        }

        members.End();
        return new PageLeft(engaged);
    }

    private static Campaign? CampaignOf(ref ShortMembers members)
    {
        if (!members.Enter()) return null;
        var (source, medium, name, term, content) = (default(string), default(string), default(string), default(string), default(string));
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 's': source = members.Text(); break;
                case 'm': medium = members.Text(); break;
                case 'c': name = members.Text(); break;
                case 't': term = members.Text(); break;
                case 'n': content = members.Text(); break;
                default: throw new SurpriseException();
            }
        }

        return new Campaign(source, medium, name, term, content);
    }

    private static Element? ElementOf(ref ShortMembers members)
    {
        if (!members.Enter()) return null;
        var (selector, tag, rx, ry, isFixed) = (default(string), default(string), 0, 0, false);
        while (members.Next(out var key))
        {
            switch (key)
            {
                case 'e': selector = members.Text(); break;
                case 'g': tag = members.Text(); break;
                case 'x': rx = members.Int32(); break;
                case 'y': ry = members.Int32(); break;
                case 'f': isFixed = members.Bool(); break;
                default: throw new SurpriseException();
            }
        }

        return selector is null || tag is null ? throw new SurpriseException() : new Element(selector, tag, rx, ry, isFixed);
    }
}
