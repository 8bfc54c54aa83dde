using System.Diagnostics;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>A small disk for a test, which is skipped if it may not mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Root => _folder.Root;

    public static SmallDisk Mount(string options)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.Root))
            return disk;
        disk._folder.Dispose();
        Assert.Skip("mounting a disk needs root on Linux");
        return disk;
    }

    public void GrowTo(string size) => Assert.True(Run("mount", "-o", $"remount,size={size}", Root));

    /// <summary>Writes until the disk is full.</summary>
    public void Fill()
    {
        using var file = new FileStream(
            Path.Combine(Root, "full"), FileMode.Create, FileAccess.Write, FileShare.None, 0);
        Assert.Throws<IOException>(() => WriteWithoutEnd(file));
    }

    public void Dispose()
    {
        Assert.True(Run("umount", Root), $"{Root} cannot be unmounted");
        _folder.Dispose();
    }

    private static void WriteWithoutEnd(FileStream file)
    {
        var page = new byte[4096];
        while (true)
            file.Write(page);
    }

    private static bool Run(string tool, params string[] words)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(tool, words) { RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
