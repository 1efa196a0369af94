using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

public sealed class SealingTests
{
    private static readonly byte[] Secret = "the secret"u8.ToArray();

    [Fact]
    public async Task What_is_sealed_opens_again_byte_for_byte()
    {
        var (vault, subject) = await StartAsync();
        var repeated = Gen.Choose(0, 5000).Select(n => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("abcdef", n / 6))));
        var texts = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>().Select(b => b ?? []), repeated);
        Prop.ForAll(texts.ToArbitrary(), text => Open(vault, subject, vault.Sealer.Seal(subject, text)).ShouldBe(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public async Task A_record_opens_again_as_it_was()
    {
        var (vault, subject) = await StartAsync();
        var details = new PageDetails("https://example.com/?q=ü", new string('t', 2000), null);
        var box = vault.Sealer.Seal(subject, details, EventJson.Default.PageDetails);
        (await vault.Opener.OpenAsync(subject.Site, subject.Id, box, EventJson.Default.PageDetails))
            .ShouldBe(new Opened<PageDetails>.Readable(details));
    }

    [Fact]
    public async Task A_long_text_that_repeats_itself_is_compressed_and_a_short_one_is_not()
    {
        var (vault, subject) = await StartAsync();
        var page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(n => $"/catalogue/plants?page={n}&sort=price;")));
        vault.Sealer.Seal(subject, page).Bytes.Length.ShouldBeLessThan(page.Length / 2);
        vault.Sealer.Seal(subject, Secret).Bytes.Length.ShouldBe(Secret.Length + BoxOverhead);
    }

    [Fact]
    public async Task The_layout_of_a_box_is_version_and_flags_nonce_ciphertext_and_tag()
    {
        var (vault, subject) = await StartAsync();
        var box = vault.Sealer.Seal(subject, Secret).Bytes;
        box.Span[0].ShouldBe((byte)0x10);
        vault.Sealer.Seal(subject, new byte[1000]).Bytes.Span[0].ShouldBe((byte)0x11);
        box.Span.IndexOf(Secret).ShouldBe(-1);
    }

    [Fact]
    public async Task No_two_boxes_of_one_text_are_equal()
    {
        var vault = await Vault.InMemoryAsync();
        var subject = await SubjectAsync(vault, 1);
        Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(vault.Sealer.Seal(subject, Secret).Bytes.Span[1..13])).Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public async Task Another_subjects_key_does_not_open_a_box_and_the_failure_names_the_subject_but_not_the_secret()
    {
        var (vault, subject) = await StartAsync();
        var other = await SubjectAsync(vault, 2);
        var failure = Should.Throw<DamagedBoxException>(() => Open(vault, other, vault.Sealer.Seal(subject, Secret)));
        failure.Subject.ShouldBe(other.Id);
        failure.ToString().ShouldContain(other.Id.ToString());
    }

    [Fact]
    public void A_box_is_bound_to_site_and_subject_beyond_the_key()
    {
        var key = new byte[32];
        var sealer = new Sealer(new SeededRandomness(1));
        var box = sealer.Seal(new Subject(Some.Site, Some.Subject(1), key), Secret);
        Unlock(new Subject(Some.Site, Some.Subject(1), key), box).ShouldBe(Secret);
        Should.Throw<DamagedBoxException>(() => Unlock(new Subject(Some.Site, Some.Subject(2), key), box));
        Should.Throw<DamagedBoxException>(() => Unlock(new Subject(Some.OtherSite, Some.Subject(1), key), box));
    }

    [Fact]
    public async Task Every_single_changed_bit_of_a_box_is_damage()
    {
        var (vault, subject) = await StartAsync();
        var box = vault.Sealer.Seal(subject, Secret).Bytes.ToArray();
        for (var bit = 0; bit < box.Length * 8; bit++)
        {
            var changed = box.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<DamagedBoxException>(() => Open(vault, subject, new SealedBox(changed)), $"bit {bit}");
        }

        for (var length = 0; length < box.Length; length++)
            Should.Throw<DamagedBoxException>(() => Open(vault, subject, new SealedBox(box.AsMemory(0, length))), $"length {length}");
    }

    [Fact]
    public async Task What_holds_another_record_is_damage_and_its_text_stays_out_of_the_message()
    {
        var (vault, subject) = await StartAsync();
        var box = vault.Sealer.Seal(subject, "\"john@example.com\""u8);
        var failure = await Should.ThrowAsync<DamagedBoxException>(async () =>
            await vault.Opener.OpenAsync(subject.Site, subject.Id, box, EventJson.Default.LoginDetails));
        failure.ToString().ShouldNotContain("john");
    }

    [Fact]
    public async Task A_subject_that_has_no_key_is_erased()
    {
        var (vault, subject) = await StartAsync();
        var box = vault.Sealer.Seal(subject, Secret);
        (await vault.Opener.OpenAsync(Some.Site, Some.Subject(99), box)).ShouldBeOfType<Opened<ReadOnlyMemory<byte>>.Erased>();
    }

    [Fact]
    public async Task Many_threads_seal_and_open_under_one_subject()
    {
        var vault = await Vault.InMemoryAsync();
        var subject = await SubjectAsync(vault, 1);
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var text = Encoding.UTF8.GetBytes($"{thread} {i}");
                Open(vault, subject, vault.Sealer.Seal(subject, text)).ShouldBe(text);
            }
        });
    }

    private const int BoxOverhead = 29;

    private static async Task<(Vault, Subject)> StartAsync()
    {
        var vault = await Vault.InMemoryAsync(new VaultOptions { Random = new SeededRandomness(3) });
        return (vault, await SubjectAsync(vault, 1));
    }

    private static async Task<Subject> SubjectAsync(Vault vault, int n) =>
        ((Resolution.Known)await vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(n)))).Subject;

    private static byte[] Open(Vault vault, Subject subject, SealedBox box) =>
        ((Opened<ReadOnlyMemory<byte>>.Readable)vault.Opener.OpenAsync(subject.Site, subject.Id, box).AsTask().GetAwaiter().GetResult()).Value.ToArray();

    private static byte[] Unlock(Subject subject, SealedBox box) => Opener.Unlock(subject, box.Bytes.Span);
}
