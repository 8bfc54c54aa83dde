using Fuzz.Coverage;

namespace Fuzz.Embedded;

/// <summary>An input that reached something new.</summary>
/// <param name="Id">Its number in the queue, from 0.</param>
/// <param name="Input">The input.</param>
/// <param name="Footprint">What it reached.</param>
internal sealed record Entry(int Id, Input Input, Footprint Footprint)
{
    /// <summary>The input's bytes.</summary>
    public byte[] Bytes => Input.Bytes;

    /// <summary>How often it was chosen.</summary>
    public int Chosen { get; set; }

    /// <summary>Whether it is the cheapest of all that reach some edge.</summary>
    public bool IsFavoured { get; set; }

    /// <summary>What an execution costs: its work and its length, the cheaper the better.</summary>
    public long Cost => (Footprint.Work + 1) * (Bytes.Length + 16);
}
