// The rival: the official JavaScript client, unchanged, counting the same events. The first line of the input says where and what;
// each further line is one run: a fresh connection, timed from the end of the first frame to the end of the last.
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import { DXLinkWebSocketClient } from '@dxfeed/dxlink-websocket-client'
import { DXLinkFeed, FeedContract, FeedDataFormat } from '@dxfeed/dxlink-feed'

globalThis.WebSocket = WebSocket

const run = ({ address, fields, symbols, endSymbol }) => new Promise((resolve) => {
  const client = new DXLinkWebSocketClient()
  const feed = new DXLinkFeed(client, FeedContract.AUTO)
  let started = 0
  let usage
  let count = 0
  feed.addEventListener((events) => {
    if (started === 0) {
      started = performance.now()
      usage = process.cpuUsage()
      return
    }
    count += events.length
    if (events[events.length - 1].eventSymbol === endSymbol) {
      const elapsed = performance.now() - started
      const { user, system } = process.cpuUsage(usage)
      feed.close()
      client.close()
      resolve({ events: count - 1, elapsed, processor: (user + system) / 1000 })
    }
  })
  feed.configure({ acceptAggregationPeriod: 0.1, acceptDataFormat: FeedDataFormat.COMPACT, acceptEventFields: { Quote: fields } })
  feed.addSubscriptions(symbols.map((symbol) => ({ type: 'Quote', symbol })))
  client.setAuthToken('bench')
  client.connect(address)
})

let task
for await (const line of createInterface({ input: process.stdin })) {
  if (task === undefined) task = JSON.parse(line)
  else console.log(JSON.stringify(await run(task)))
}
