/// Lemmas of English that are written down by hand, see ``WrittenLemmas`` for
/// the form of a line.
enum EnglishLemmas {
  static let lines = """
    # nouns
    NOUN -s -
    NOUN= -ss -us -is
    NOUN -ies -y
    NOUN -sses -ss
    NOUN -shes -sh
    NOUN -ches -ch
    NOUN -xes -x
    NOUN -izes -ize
    NOUN -shelves -shelf
    NOUN -wolves -wolf
    NOUN -selves -self
    NOUN -valves -valve
    NOUN -ivities -ivity
    NOUN -men -man
    NOUN= -ware -ics -onics -tronics
    NOUN -ases -ase
    NOUN -oses -ose
    NOUN -yses -ysis
    NOUN -theses -thesis
    NOUN -uses -us
    NOUN -auses -ause
    NOUN -houses -house
    # verbs
    VERB -s -
    VERB -ies -ied -y
    VERB -sses -ss
    VERB -shes -sh
    VERB -ches -ch
    VERB -xes -x
    VERB -oes -o
    VERB -izes -ize
    VERB -ises -ise
    VERB -izing -ize
    VERB -ising -ise
    VERB -ized -ize
    VERB -ised -ise
    VERB -ated -ating -ate
    VERB -ying -y
    VERB -eeing -eed -ee
    VERB -pping -pped -p
    VERB -tting -tted -t
    VERB -nning -nned -n
    VERB -gging -gged -g
    VERB -bbing -bbed -b
    VERB -mming -mmed -m
    VERB -dding -dded -d
    VERB -rring -rred -r
    VERB -lling -l
    VERB -elled -elling -el
    VERB -filling -filled -fill
    VERB -alling -alled -all
    VERB -ssing -ssed -ss
    VERB -ving -ved -ve
    VERB -uing -ued -ue
    VERB -cing -ced -ce
    VERB -ging -ged -ge
    VERB -nging -ng
    VERB -nged -nge
    VERB -ducing -duced -duce
    VERB -uring -ured -ure
    VERB -iring -ired -ire
    VERB -oring -ored -ore
    VERB -aring -are
    VERB -bling -bled -ble
    VERB -tling -tled -tle
    VERB -dling -dled -dle
    VERB -iling -iled -ile
    VERB -ailing -ailed -ail
    VERB -uting -uted -ute
    VERB -oting -ote
    VERB -iding -ided -ide
    VERB -uding -uded -ude
    VERB -ading -ade
    VERB -loading -loaded -load
    VERB -oking -oke
    VERB -oping -oped -ope
    VERB -eloping -eloped -elop
    VERB -aking -ake
    VERB -iking -ike
    VERB -ming -med -me
    VERB -ining -ined -ine
    VERB -aining -ained -ain
    VERB -oning -oned -on
    VERB -ening -ened -en
    VERB -ering -ered -er
    VERB -iting -ited -it
    VERB -sing -sed -se
    VERB -taken -took -take
    VERB -stood -stand
    VERB -written -wrote -write
    VERB -held -hold
    VERB -built -build
    VERB -made -make
    VERB -sent -send
    VERB -went -go
    VERB -came -come
    VERB -became -become
    VERB -ran -run
    VERB -drew -drawn -draw
    VERB -threw -thrown -throw
    VERB -fed -feed
    VERB -laid -lay
    VERB -paid -pay
    VERB -said -say
    VERB -sold -sell
    VERB -told -tell
    VERB -thought -think
    VERB -brought -bring
    VERB -bought -buy
    VERB -caught -catch
    VERB -taught -teach
    VERB -sought -seek
    VERB -fought -fight
    VERB -chose -chosen -choose
    VERB -froze -frozen -freeze
    VERB -spoke -spoken -speak
    VERB -broke -broken -break
    VERB -drove -driven -drive
    VERB -rose -risen -rise
    VERB -flew -flown -fly
    VERB -grew -grown -grow
    VERB -knew -known -know
    VERB -shown -show
    VERB -gave -given -give
    VERB -forgot -forget
    VERB -hidden -hide
    VERB -bound -bind
    VERB -wound -wind
    VERB -ground -grind
    VERB -spun -spin
    VERB -won -win
    VERB -shrunk -shrink
    VERB -sank -sunk -sink
    VERB -swam -swum -swim
    VERB -began -begun -begin
    VERB -struck -strike
    VERB -stuck -stick
    VERB -hung -hang
    VERB -slid -slide
    VERB -fled -flee
    VERB -lent -lend
    VERB -spent -spend
    VERB -bent -bend
    VERB -dealt -deal
    VERB -meant -mean
    VERB -kept -keep
    VERB -slept -sleep
    VERB -felt -feel
    VERB -left -leave
    VERB -lost -lose
    VERB -shot -shoot
    VERB -tore -torn -tear
    VERB -wore -worn -wear
    VERB -woke -wake
    VERB -stole -stolen -steal
    VERB -wove -woven -weave
    # adjectives and adverbs
    ADJ better best good
    ADJ worse worst bad
    ADJ further furthest farther farthest far
    ADJ less least little
    ADJ bigger biggest big
    ADJ hotter hottest hot
    ADJ thinner thinnest thin
    ADJ larger largest large
    ADJ later latest late
    ADJ -ier -iest -y
    ADV better best well
    ADV worse worst badly
    """
}
