using System.Reflection;

namespace TastyPS.Reporting.Files;

/// <summary>Follows symbolic links, so that writing through one changes the file it leads to and not the link.</summary>
internal static class LinkedFile
{
    // Not in netstandard2.0, hence the reflection. .NET Framework has no such method; there a link is taken for the file itself.
    private static readonly MethodInfo? ResolveLinkTarget = typeof(FileSystemInfo).GetMethod("ResolveLinkTarget", [typeof(bool)]);

    /// <summary>The file at the end of the links, whether it exists or not; the path itself if it is no link.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string TargetOf(string path)
    {
        if (ResolveLinkTarget is null || !IsLink(path))
            return path;

        try
        {
            return ResolveLinkTarget.Invoke(new FileInfo(path), [true]) is FileSystemInfo target ? target.FullName : path;
        }
        catch (TargetInvocationException failure) when (failure.InnerException is IOException cause)
        {
            throw new IOException(cause.Message, cause);
        }
    }

    // File.Exists is false for a link that leads nowhere, the attributes of the link itself are there all the same.
    private static bool IsLink(string path)
    {
        var file = new FileInfo(path);
        return file.Attributes != (FileAttributes)(-1) && file.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }
}
