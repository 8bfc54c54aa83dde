using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>What several commands have in common and consists of several words.</summary>
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

        /// <summary>at PLACE, anywhere in the guest's memory.</summary>
        public Place AtMemory(Place value)
        {
            to.Keyword("at");
            return to.Memory(value);
        }

        /// <summary>of VALUE, unless it is the usual one.</summary>
        public byte Of(byte value) => to.Unless("of", MachineDefaults.WriteValue, value, Field.Byte);

        /// <summary>after entry N, unless now.</summary>
        public int? After(int? value) => to.Optional("after entry", value, Field.Ordinal);
    }
}
