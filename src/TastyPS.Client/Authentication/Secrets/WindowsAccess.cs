using System.Globalization;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// Who may do what with a file, read from a self-relative security descriptor as Windows gives it ([MS-DTYP] 2.4.6). Reading is done here and not by the
/// system, so that it is the same and can be tested everywhere.
/// </summary>
internal sealed record WindowsAccess(string Owner, IReadOnlyList<string> Others)
{
    private const int HeaderLength = 20;
    private const int AclHeaderLength = 8;
    private const int AceHeaderLength = 8;
    private const int SidHeaderLength = 8;

    private const ushort HasAccessList = 0x4;
    private const byte InheritOnly = 0x8;
    private const byte Allowed = 0;
    private const byte Denied = 1;
    private const byte AllowedByCallback = 9;
    private const byte DeniedByCallback = 10;

    // To read or write data, to delete, to give away rights or the file, or all of it; not the right to see that there is a file.
    private const uint ReadOrChange = 0x1 | 0x2 | 0x4 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000 | 0x80000000;

    private const string Everyone = "S-1-1-0";

    // The system and the administrators get in whatever a list says; the last two stand for whoever owns or makes a file.
    private static readonly string[] Masters = ["S-1-5-18", "S-1-5-32-544", "S-1-3-4", "S-1-3-0"];

    /// <summary>True if the file is the user's, or of those who are above its list anyway.</summary>
    public bool IsOwnedBy(string user) => Owner == user || Masters.Contains(Owner);

    /// <summary>Reads a descriptor with owner and access list. A descriptor that makes no sense is an <see cref="IOException"/>.</summary>
    public static WindowsAccess Read(byte[] descriptor, string user)
    {
        try
        {
            var owner = Sid(descriptor, (int)BitConverter.ToUInt32(descriptor, 4));
            var list = (int)BitConverter.ToUInt32(descriptor, 16);
            var isOpenToAll = (BitConverter.ToUInt16(descriptor, 2) & HasAccessList) == 0 || list < HeaderLength;
            return new WindowsAccess(owner, isOpenToAll ? [Everyone] : [.. Trustees(descriptor, list).Where(sid => sid != user && !Masters.Contains(sid)).Distinct()]);
        }
        catch (ArgumentException damaged)
        {
            throw new IOException("The access list of a file makes no sense.", damaged);
        }
    }

    private static IEnumerable<string> Trustees(byte[] descriptor, int list)
    {
        var entry = list + AclHeaderLength;
        for (var rest = BitConverter.ToUInt16(descriptor, list + 4); rest > 0; rest--)
        {
            var type = descriptor.ElementAtOrDefault(entry);
            var isOfThisFile = (BitConverter.ToUInt16(descriptor, entry) >> 8 & InheritOnly) == 0;
            var isGrant = type is not (Denied or DeniedByCallback) && (BitConverter.ToUInt32(descriptor, entry + 4) & ReadOrChange) != 0;
            if (isOfThisFile && isGrant)
                yield return type is Allowed or AllowedByCallback ? Sid(descriptor, entry + AceHeaderLength) : Everyone; // Other kinds are for directories of users, not for files.

            entry += BitConverter.ToUInt16(descriptor, entry + 2);
        }
    }

    // Revision, number of parts, an authority of six bytes with the highest first, and the parts with the lowest byte first.
    private static string Sid(byte[] descriptor, int at)
    {
        var head = BitConverter.ToUInt64(descriptor, at);
        ulong authority = 0;
        for (var shift = 16; shift < 64; shift += 8)
            authority = authority << 8 | (head >> shift & 0xFF);

        var parts = Enumerable.Range(0, (int)(head >> 8 & 0xFF)).Select(part => BitConverter.ToUInt32(descriptor, at + SidHeaderLength + (part * 4)));
        return string.Join("-", new[] { "S", (head & 0xFF).ToString(CultureInfo.InvariantCulture), authority.ToString(CultureInfo.InvariantCulture) }
            .Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture))));
    }
}
