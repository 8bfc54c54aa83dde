using Lockstep.Formats.Binary;

namespace Properties.Agreement;

/// <summary>Whatever bytes mean: scenarios without a generator's sense of what belongs together.</summary>
public sealed class BytesAgreement
{
    [Property(MaxTest = 4000, EndSize = 400)]
    public void Production_and_model_agree(byte[] bytes) => Scenarios.MustHold(ScenarioBinary.Decode(bytes));
}
