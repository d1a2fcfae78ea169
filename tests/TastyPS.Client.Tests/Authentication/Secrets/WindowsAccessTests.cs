using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Tests.Authentication.Secrets;

/// <summary>Descriptors are built by hand from [MS-DTYP] 2.4.2 (SID), 2.4.4.1 (entry), 2.4.5 (list) and 2.4.6 (descriptor).</summary>
public sealed class WindowsAccessTests
{
    private const string User = "S-1-5-21-1004336348-1177238915-682003330-1001";
    private const string Other = "S-1-5-21-1004336348-1177238915-682003330-1002";
    private const string Everyone = "S-1-1-0";
    private const string Users = "S-1-5-32-545";
    private const string Administrators = "S-1-5-32-544";
    private const string System = "S-1-5-18";

    private const uint FullControl = 0x1F01FF;
    private const uint GenericRead = 0x80000000;
    private const uint ReadAndExecute = 0x1200A9;
    private const uint SeeIt = 0x100080;

    private const byte Allow = 0;
    private const byte Deny = 1;
    private const byte AllowObject = 5;
    private const byte InheritOnly = 8;
    private const byte Inherited = 16;

    [Fact]
    public void A_file_for_its_owner_alone_is_private()
    {
        var access = Read(User, new Entry(Allow, 0, FullControl, User));

        Assert.True(access.IsOwnedBy(User));
        Assert.Empty(access.Others);
    }

    [Fact]
    public void The_system_and_the_administrators_get_in_anyway_and_do_not_count() =>
        Assert.Empty(Read(User, new Entry(Allow, Inherited, FullControl, System), new(Allow, Inherited, FullControl, Administrators), new(Allow, Inherited, FullControl, User)).Others);

    [Theory]
    [InlineData(Everyone, ReadAndExecute)]
    [InlineData(Users, GenericRead)]
    [InlineData(Other, 0x1)]
    [InlineData(Other, 0x40000)]
    public void Whoever_else_can_read_or_change_it_is_named(string sid, uint mask) =>
        Assert.Equal([sid], Read(User, new Entry(Allow, 0, FullControl, User), new(Allow, Inherited, mask, sid), new(Allow, 0, mask, sid)).Others);

    [Theory]
    [InlineData(Allow, 0, SeeIt)]
    [InlineData(Allow, InheritOnly, FullControl)]
    [InlineData(Deny, 0, FullControl)]
    public void An_entry_that_lets_nobody_at_the_content_does_not_count(byte type, byte flags, uint mask) =>
        Assert.Empty(Read(User, new Entry(type, flags, mask, Other)).Others);

    [Fact]
    public void An_entry_of_an_unknown_kind_counts_for_everyone() =>
        Assert.Equal([Everyone], Read(User, new Entry(AllowObject, 0, FullControl, User)).Others);

    [Fact]
    public void Without_a_list_the_file_is_open_to_everyone() =>
        Assert.Equal([Everyone], WindowsAccess.Read(Descriptor(User, null), User).Others);

    [Fact]
    public void With_an_empty_list_it_is_open_to_nobody() => Assert.Empty(Read(User).Others);

    [Theory]
    [InlineData(User, true)]
    [InlineData(Administrators, true)]
    [InlineData(Other, false)]
    public void The_owner_is_told_from_others(string owner, bool isUsers) => Assert.Equal(isUsers, Read(owner).IsOwnedBy(User));

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(60)]
    public void A_descriptor_that_ends_early_is_no_private_file(int length)
    {
        var whole = Descriptor(User, [new(Allow, 0, FullControl, User)]);

        Assert.Throws<IOException>(() => WindowsAccess.Read(whole[..length], User));
    }

    private static WindowsAccess Read(string owner, params Entry[] entries) => WindowsAccess.Read(Descriptor(owner, entries), User);

    private static byte[] Descriptor(string owner, Entry[]? entries)
    {
        const ushort SelfRelative = 0x8000;
        const ushort ListPresent = 0x4;
        var sid = Sid(owner);
        var list = entries is null ? [] : List(entries);
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write((byte)1);
        writer.Write((byte)0);
        writer.Write((ushort)(entries is null ? SelfRelative : SelfRelative | ListPresent));
        writer.Write(20);
        writer.Write(0);
        writer.Write(0);
        writer.Write(entries is null ? 0 : 20 + sid.Length);
        writer.Write(sid);
        writer.Write(list);
        return buffer.ToArray();
    }

    private static byte[] List(Entry[] entries)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write((ushort)2);
        writer.Write((ushort)(8 + entries.Sum(entry => 8 + Sid(entry.Trustee).Length)));
        writer.Write((ushort)entries.Length);
        writer.Write((ushort)0);
        foreach (var entry in entries)
        {
            var sid = Sid(entry.Trustee);
            writer.Write(entry.Type);
            writer.Write(entry.Flags);
            writer.Write((ushort)(8 + sid.Length));
            writer.Write(entry.Mask);
            writer.Write(sid);
        }

        return buffer.ToArray();
    }

    // S-1-authority-part-part…
    private static byte[] Sid(string text)
    {
        var numbers = text.Split('-').Skip(2).Select(uint.Parse).ToArray();
        return [1, (byte)(numbers.Length - 1), 0, 0, 0, 0, 0, (byte)numbers[0], .. numbers.Skip(1).SelectMany(BitConverter.GetBytes)];
    }

    private sealed record Entry(byte Type, byte Flags, uint Mask, string Trustee);
}
