using System.Reflection;
using Lockstep.Subjects;

namespace Isolation;

/// <summary>Names a factory of subjects to a child process, which loads it from its assembly.</summary>
public static class SubjectSource
{
    private const string Separator = "::";

    /// <summary>The word that names a factory, for <see cref="Load"/>.</summary>
    /// <param name="factory">A type with a constructor without parameters that implements the factory.</param>
    public static string WordFor(Type factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return $"{factory.Assembly.Location}{Separator}{factory.FullName}";
    }

    /// <summary>The factory that a word names.</summary>
    /// <exception cref="ArgumentException">The word names no factory.</exception>
    public static ISubjectFactory Load(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Split(Separator) is [var file, var name]
            && Assembly.LoadFrom(file).GetType(name) is { } type
            && Activator.CreateInstance(type, nonPublic: true) is ISubjectFactory subjects)
            return subjects;
        throw new ArgumentException(
            $"'{word}' names no factory of subjects; expected ASSEMBLY{Separator}TYPE", nameof(word));
    }
}
