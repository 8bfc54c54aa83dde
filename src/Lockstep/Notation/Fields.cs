using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>Fields of several words that several commands share.</summary>
internal static class Fields
{
    extension(INotation to)
    {
        /// <summary>SIZE align ALIGNMENT.</summary>
        public Shape Shape(Shape value)
        {
            var size = to.Size(value.Size);
            to.Keyword("align");
            return new Shape(size, to.Alignment(value.Alignment));
        }

        /// <summary>at PLACE.</summary>
        public Place At(Place value)
        {
            to.Keyword("at");
            return to.Place(value);
        }

        /// <summary>at PLACE, where any other place in the guest's memory would do.</summary>
        public Place AtMemory(Place value)
        {
            to.Keyword("at");
            return to.Memory(value);
        }

        /// <summary>of VALUE, omitted for the default.</summary>
        public byte Of(byte value) => to.ItemUnlessDefault("of", MachineDefaults.WriteValue, value, Field.Byte);
    }
}
