using System.Collections.Frozen;

namespace Heatmap.Privacy;

/// <summary>Domains where anybody gets an address: they say nothing about an organisation, and together with other fields too much about a person.</summary>
public static class FreeMail
{
    // The largest providers by their own published figures and the mail domains of large access providers; a site adds its own.
    private static readonly FrozenSet<string> Domains = FrozenSet.ToFrozenSet(
    [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.de", "outlook.fr", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "hotmail.de",
        "live.com", "live.co.uk", "live.fr", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.jp", "yahoo.co.in", "yahoo.de", "yahoo.fr",
        "yahoo.it", "yahoo.es", "ymail.com", "rocketmail.com", "aol.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com",
        "pm.me", "tutanota.com", "tuta.com", "gmx.com", "gmx.net", "gmx.de", "gmx.at", "gmx.ch", "web.de", "freenet.de", "t-online.de",
        "arcor.de", "posteo.de", "mailbox.org", "mail.com", "email.com", "zoho.com", "fastmail.com", "hey.com", "hushmail.com", "mail.ru",
        "inbox.ru", "list.ru", "bk.ru", "yandex.ru", "yandex.com", "ya.ru", "rambler.ru", "ukr.net", "i.ua", "qq.com", "163.com", "126.com",
        "sina.com", "sohu.com", "foxmail.com", "yeah.net", "naver.com", "daum.net", "hanmail.net", "rediffmail.com", "libero.it",
        "virgilio.it", "tiscali.it", "alice.it", "tin.it", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "neuf.fr",
        "bluewin.ch", "btinternet.com", "sky.com", "virginmedia.com", "ntlworld.com", "comcast.net", "verizon.net", "att.net",
        "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "earthlink.net", "shaw.ca", "rogers.com", "bigpond.com", "optusnet.com.au",
        "uol.com.br", "bol.com.br", "terra.com.br", "seznam.cz", "centrum.cz", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "op.pl", "abv.bg",
        "telenet.be", "skynet.be", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "home.nl", "telia.com", "online.no", "freemail.hu", "citromail.hu",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an e-mail domain is one of those.</summary>
    public static bool IsFreeMail(string domain) => Domains.Contains(domain.Trim().TrimEnd('.'));
}
