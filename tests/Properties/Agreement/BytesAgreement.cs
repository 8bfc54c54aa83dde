using Lockstep.Formats.Binary;

namespace Properties.Agreement;

/// <summary>Scenarios decoded from arbitrary bytes, without the coherence that a generator provides.</summary>
public sealed class BytesAgreement
{
    [Property(MaxTest = 4000, EndSize = 400)]
    public void Production_and_model_agree(byte[] bytes) => Scenarios.MustHold(ScenarioBinary.Decode(bytes));
}
